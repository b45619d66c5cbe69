package fluxgate.dns;

import fluxgate.net.IpAddress;

/** What a resource record says, as far as Fluxgate uses it. */
public sealed interface Rdata {
  /** A or AAAA. */
  record Address(IpAddress address) implements Rdata {}

  /** The name in NS, CNAME, DNAME, PTR, and the target in MX and SRV. */
  record Target(DomainName name) implements Rdata {}

  /**
   * Any other type, in the presentation form of its source, cut at {@value #MAX_TEXT} characters.
   */
  record Other(String text) implements Rdata {
    public static final int MAX_TEXT = 256;

    public Other {
      if (text.length() > MAX_TEXT) {
        text = text.substring(0, MAX_TEXT);
      }
    }
  }
}
