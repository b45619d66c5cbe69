package fluxgate.format.squid;

import fluxgate.format.text.FieldValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The host and port that a client asked the proxy for.
 *
 * @param host without the brackets of an IPv6 address
 * @param port the scheme's where none is said
 */
record SquidUrl(FieldValue host, FieldValue port) {
  private static final FieldValue HTTP = digits("80");
  private static final FieldValue HTTPS = digits("443");
  private static final FieldValue FTP = digits("21");

  /**
   * @param authority whether it is {@code host:port} alone, as of CONNECT
   * @return null where it is neither of both
   */
  static @Nullable SquidUrl of(FieldValue url, boolean authority) {
    FieldValue scheme = HTTPS;
    int from = 0;
    if (!authority) {
      int colon = SquidDecoder.indexOf(url, ':', 0);
      boolean shaped =
          colon > 0
              && colon + 2 < url.length()
              && url.charAt(colon + 1) == '/'
              && url.charAt(colon + 2) == '/';
      if (!shaped) {
        return null;
      }
      FieldValue name = url.part(0, colon);
      scheme = name.is("https") ? HTTPS : name.is("ftp") ? FTP : HTTP;
      from = colon + 3;
    }
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      from = url.charAt(to) == '@' ? to + 1 : from;
      to++;
    }
    if (from < to && url.charAt(from) == '[') {
      int close = SquidDecoder.indexOf(url, ']', from);
      return close < 0 || close >= to
          ? null
          : new SquidUrl(url.part(from + 1, close), port(url, close + 1, to, scheme));
    }
    int colon = SquidDecoder.indexOf(url, ':', from);
    int stop = colon < 0 || colon > to ? to : colon;
    return stop == from ? null : new SquidUrl(url.part(from, stop), port(url, stop, to, scheme));
  }

  private static FieldValue port(FieldValue url, int colon, int to, FieldValue otherwise) {
    return colon + 1 < to && url.charAt(colon) == ':' ? url.part(colon + 1, to) : otherwise;
  }

  private static FieldValue digits(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
