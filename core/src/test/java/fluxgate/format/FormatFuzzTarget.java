package fluxgate.format;

import fluxgate.format.FormatContractTest.Golden;
import fluxgate.testing.DecodedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One row of {@link Format} for a fuzzer that is led by coverage; {@code tools/fuzz} runs Jazzer on
 * it. The row is the one that the property {@code fuzz.format} names; its goldens are the seeds,
 * out of their wrappers as far as the row reads them bare.
 */
public final class FormatFuzzTarget {
  /** Inputs of a few kilobytes take microseconds; what takes this long hangs, or is quadratic. */
  private static final long SLOW_NANOS = 2_000_000_000L;

  private static Format format = Format.ZEEK_DNS;

  private FormatFuzzTarget() {}

  /** Called once, before the first input. */
  public static void fuzzerInitialize() {
    String id = System.getProperty("fuzz.format", "");
    Format named = Format.byId(id);
    if (named == null) {
      throw new IllegalArgumentException("-Dfuzz.format names no format: '" + id + "'");
    }
    format = named;
  }

  /** Called for every input; fails where the decoder breaks what every row promises. */
  public static void fuzzerTestOneInput(byte[] data) {
    long begun = System.nanoTime();
    FormatContractTest.checkLedger(DecodedInput.bare(format, "fuzz", data), data.length);
    if (System.nanoTime() - begun > SLOW_NANOS) {
      throw new IllegalStateException("took more than two seconds");
    }
  }

  /**
   * Lists the formats, or lays out the seeds of one: its goldens, in pieces where they are large.
   *
   * @param words nothing, or an id, a folder, and how large a seed may be
   */
  public static void main(String[] words) throws IOException {
    if (words.length == 0) {
      for (Format row : Format.values()) {
        System.out.println(row.id());
      }
      return;
    }
    Path folder = Files.createDirectories(Path.of(words[1]));
    int most = Integer.parseInt(words[2]);
    for (Golden golden : FormatContractTest.goldens().toList()) {
      if (golden.format().id().equals(words[0])) {
        byte[] content = golden.content();
        // Pieces that end with lines where there are any: whole records, of all of the golden.
        int piece = 0;
        for (int from = 0; from < content.length; piece++) {
          int to = Math.min(content.length, from + most);
          int cut = to;
          while (to < content.length && cut > from && content[cut - 1] != '\n') {
            cut--;
          }
          cut = cut > from ? cut : to;
          Files.write(
              folder.resolve(golden.path().getFileName() + "." + piece),
              Arrays.copyOfRange(content, from, cut));
          from = cut;
        }
      }
    }
  }
}
