package fluxgate.app.findings;

import fluxgate.detect.state.ContactBook;
import org.jspecify.annotations.Nullable;

/**
 * A port that a disposition covers.
 *
 * @param protocol {@code tcp} or {@code udp}; null for any
 */
record ScopePort(int port, @Nullable String protocol) {
  private static final int MOST = 65_535;

  /** What a word spells, such as {@code 443} or {@code 443/tcp}; null where it spells none. */
  static @Nullable ScopePort parse(String text) {
    String word = text.strip();
    int slash = word.indexOf('/');
    String digits = slash < 0 ? word : word.substring(0, slash);
    String protocol = slash < 0 ? null : word.substring(slash + 1);
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > MOST) {
      return null;
    }
    return protocol == null || protocol.matches("tcp|udp|ip[0-9]{1,3}")
        ? new ScopePort(Integer.parseInt(digits), protocol)
        : null;
  }

  boolean covers(ContactBook.Port contacted) {
    return contacted.port() == port
        && (protocol == null || contacted.toString().equals(port + "/" + protocol));
  }

  @Override
  public String toString() {
    return protocol == null ? Integer.toString(port) : port + "/" + protocol;
  }
}
