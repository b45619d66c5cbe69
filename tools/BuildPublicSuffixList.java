import java.io.IOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the public suffix list that Fluxgate carries: the rules of a published list without its
 * comments, in the form that the DNS carries, with the section marks and one line of our own.
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
    Files.writeString(Path.of(arguments[2]), String.join("\n", lines) + "\n");
  }
}
