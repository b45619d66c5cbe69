package fluxgate.format.esxi;

import fluxgate.format.text.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that dates the listings behind it. */
final class ListingDate {
  /** As {@code date} prints it on a host whose clock is in UTC, as ESXi's is. */
  private static final Pattern DATE =
      Pattern.compile(
          "[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) UTC (\\d{4})");

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private ListingDate() {}

  /** Microseconds since the epoch, or {@link Timestamps#BAD} where the line is no time. */
  static long micros(String text) {
    String line = text.startsWith("#") ? text.substring(1).strip() : text;
    if (line.length() > 40) {
      return Timestamps.BAD;
    }
    String iso = line;
    Matcher m = DATE.matcher(line);
    if (m.matches()) {
      int month = MONTHS.indexOf(m.group(1)) / 3 + 1;
      String day = m.group(2).length() == 1 ? "0" + m.group(2) : m.group(2);
      iso = "%s-%02d-%sT%sZ".formatted(m.group(4), month, day, m.group(3));
    } else if (line.length() < 20 || line.charAt(4) != '-') {
      return Timestamps.BAD;
    }
    byte[] octets = iso.getBytes(StandardCharsets.UTF_8);
    return Timestamps.parse(octets, 0, octets.length);
  }
}
