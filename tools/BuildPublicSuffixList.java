import fluxgate.dns.PublicSuffixList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the public suffix list that Fluxgate carries: the rules of a published list without its
 * comments, in the form that the DNS carries, with the section marks and one line of our own; and
 * beside it, as .bin, the table that a start reads.
 */
final class BuildPublicSuffixList {
  private BuildPublicSuffixList() {}

  /** Arguments: the published list, what to say about its version, the file to write. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: BuildPublicSuffixList public_suffix_list.dat VERSION OUTPUT");
      System.exit(2);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "// Rules of the Public Suffix List, https://publicsuffix.org/list/, "
            + arguments[1]
            + "; Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/; comments removed, names"
            + " as A-labels");
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (line.startsWith("//")) {
        if (line.contains("===BEGIN ") || line.contains("===END ")) {
          lines.add(line);
        }
      } else if (!line.isBlank()) {
        lines.add(IDN.toASCII(line.strip().split("\\s", 2)[0], IDN.ALLOW_UNASSIGNED));
      }
    }
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = Path.of(arguments[2]);
    Files.write(file, text);
    Path table = file.resolveSibling(file.getFileName().toString().replace(".txt", ".bin"));
    try (OutputStream out = Files.newOutputStream(table)) {
      PublicSuffixList.parse(new ByteArrayInputStream(text)).write(out);
    }
  }
}
