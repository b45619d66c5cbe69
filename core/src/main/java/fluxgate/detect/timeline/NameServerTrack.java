package fluxgate.detect.timeline;

import fluxgate.dns.DomainName;

/** One name server of the domain: when the delegation listed it. */
public final class NameServerTrack {
  private final DomainName host;
  private final Spans spans = new Spans();
  private int addresses;

  NameServerTrack(DomainName host) {
    this.host = host;
  }

  /** A delegation lists it; {@code still}, as the one before did. */
  void listed(long micros, boolean still) {
    if (still && spans.count() > 0) {
      spans.reach(micros);
    } else {
      spans.begin(micros, micros);
    }
  }

  void newAddress() {
    addresses++;
  }

  public DomainName host() {
    return host;
  }

  /** From the first to the last of the delegations in a row that listed it. */
  public Spans spans() {
    return spans;
  }

  public long firstMicros() {
    return spans.startOf(0);
  }

  public long lastMicros() {
    return spans.endOf(spans.count() - 1);
  }

  /** Addresses that it brought, not counting those that another had brought before. */
  public int addresses() {
    return addresses;
  }
}
