package fluxgate.format.auditd;

import fluxgate.format.Frame;
import fluxgate.format.LogClock;
import fluxgate.format.text.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of an audit log: whose it is, and its fields by name.
 *
 * @param node the machine that {@code node=} names, or null
 * @param type a mnemonic, or a number as the kernel writes it
 * @param raw whether numbers stand as numbers, and odd text as hexadecimal digits
 * @param micros when, in microseconds since the epoch; {@link Timestamps#BAD} for no time
 * @param serial of the event, as it stands there
 * @param fields the text with the fields
 */
record AuditRecord(
    @Nullable String node, String type, boolean raw, long micros, String serial, String fields) {
  /** The kernel's records have at most 8,970 octets (MAX_AUDIT_MESSAGE_LENGTH); words add some. */
  private static final int MOST_OCTETS = 16 * 1024;

  private static final Pattern HEADER =
      Pattern.compile(
          "(?:[^=]{0,64} )??(?:node=(\\S{1,255}) )?type=(\\S{1,32}) (?:msg=)?"
              + "audit\\(([^():]{1,20}(?::\\d\\d:\\d\\d[^():]{0,10})?):(\\d{1,20})\\) ?: ?");

  private static final Pattern EPOCH = Pattern.compile("(\\d{9,11})\\.(\\d{3})");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(\\d\\d)/(\\d\\d)/(\\d\\d|\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{3}))?");

  /** Names of one machine, one character an octet; null where the line is no record. */
  static @Nullable AuditRecord of(Frame frame, LogClock clock) {
    int length = Math.min(frame.length, MOST_OCTETS);
    return of(new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1), clock);
  }

  static @Nullable AuditRecord of(String line, LogClock clock) {
    Matcher header = HEADER.matcher(line);
    if (!header.lookingAt()) {
      return null;
    }
    String when = header.group(3);
    Matcher epoch = EPOCH.matcher(when);
    boolean raw = epoch.matches();
    long micros =
        raw
            ? Timestamps.inRange(
                Long.parseLong(epoch.group(1)) * 1_000_000
                    + Integer.parseInt(epoch.group(2)) * 1000L)
            : local(when, clock);
    return new AuditRecord(
        header.group(1),
        header.group(2),
        raw,
        micros,
        header.group(4),
        line.substring(header.end()));
  }

  private static long local(String when, LogClock clock) {
    Matcher local = LOCAL.matcher(when);
    if (!local.matches()) {
      return Timestamps.BAD;
    }
    int year = Integer.parseInt(local.group(3));
    int millis = local.group(7) == null ? 0 : Integer.parseInt(local.group(7));
    return clock.micros(
        year < 100 ? 2000 + year : year,
        Integer.parseInt(local.group(1)),
        Integer.parseInt(local.group(2)),
        Integer.parseInt(local.group(4)),
        Integer.parseInt(local.group(5)),
        Integer.parseInt(local.group(6)),
        millis * 1000);
  }

  boolean isSyscall() {
    return type.equals("SYSCALL") || type.equals("1300");
  }

  boolean isSockaddr() {
    return type.equals("SOCKADDR") || type.equals("1306");
  }

  /** What stands behind {@code name=}: in quotes, in braces, or up to the next space; or null. */
  @Nullable String field(String name) {
    String key = name + "=";
    int at = fields.startsWith(key) ? 0 : -1;
    for (int found = fields.indexOf(key); at < 0 && found > 0; ) {
      char before = fields.charAt(found - 1);
      at = before == ' ' || before == '\u001d' ? found : -1;
      found = fields.indexOf(key, found + 1);
    }
    if (at < 0) {
      return null;
    }
    int start = at + key.length();
    char first = start < fields.length() ? fields.charAt(start) : ' ';
    char stop = first == '"' ? '"' : first == '{' ? '}' : ' ';
    int from = stop == ' ' ? start : start + 1;
    int end = fields.indexOf(stop, from);
    int trailer = fields.indexOf('\u001d', from);
    if (end < 0 || stop == ' ' && trailer >= 0 && trailer < end) {
      end = trailer < 0 ? fields.length() : trailer;
    }
    return fields.substring(from, end);
  }

  /** As {@link #field}, of text, which stands in hexadecimal digits where it is odd. */
  @Nullable String text(String name) {
    String value = field(name);
    if (value == null || value.isEmpty() || value.equals("(null)") || value.equals("?")) {
      return null;
    }
    byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
    boolean quoted = fields.contains(name + "=\"");
    byte[] plain = raw && !quoted ? octets(value) : null;
    return new String(plain == null ? octets : plain, StandardCharsets.UTF_8);
  }

  /** The octets that hexadecimal digits say; null where it is anything else. */
  static byte @Nullable [] octets(String hex) {
    if (hex.isEmpty() || hex.length() % 2 != 0) {
      return null;
    }
    byte[] octets = new byte[hex.length() / 2];
    for (int i = 0; i < octets.length; i++) {
      int high = Character.digit(hex.charAt(2 * i), 16);
      int low = Character.digit(hex.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      octets[i] = (byte) (high << 4 | low);
    }
    return octets;
  }
}
