package fluxgate.app.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Logs of DNS as Zeek writes them. */
public final class ZeekLog {
  private ZeekLog() {}

  /**
   * Some days, with so many names a day that occur nowhere else, and an unanswered question each.
   *
   * @param label of what no other log has
   * @param first day of November 2026
   */
  public static Path write(Path file, String label, int first, int days, int names)
      throws IOException {
    Random random = new Random(label.hashCode());
    List<String> lines = new ArrayList<>();
    for (int day = first; day < first + days; day++) {
      long start = LocalDate.of(2026, 11, day).atStartOfDay(ZoneOffset.UTC).toEpochSecond() + 3600;
      for (int i = 0; i < names; i++) {
        String name = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        lines.add(line(start + i / 10, name + "." + label + ".example", "192.0.2." + i % 250));
      }
      lines.add(line(start + names / 10, "none-" + day + "." + label + ".example", ""));
    }
    return Files.write(file, lines);
  }

  /**
   * A line.
   *
   * @param answer an address; empty: there was none
   */
  static String line(long second, String name, String answer) {
    boolean none = answer.isEmpty();
    return String.format(
        Locale.ROOT,
        "{\"ts\":%d.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"id.orig_p\":4242,"
            + "\"id.resp_h\":\"10.0.0.53\",\"id.resp_p\":53,\"proto\":\"udp\",\"trans_id\":7,"
            + "\"query\":\"%s\",\"qclass\":1,\"qtype_name\":\"A\",\"rcode\":%d,"
            + "\"rcode_name\":\"%s\",\"AA\":false,\"TC\":false,\"RD\":true,\"RA\":true,\"Z\":0,"
            + "%s\"rejected\":false}",
        second,
        name,
        none ? 3 : 0,
        none ? "NXDOMAIN" : "NOERROR",
        none ? "" : "\"answers\":[\"" + answer + "\"],\"TTLs\":[60.0],");
  }
}
