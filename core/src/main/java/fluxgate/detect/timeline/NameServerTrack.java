package fluxgate.detect.timeline;

import fluxgate.dns.DomainName;

/** One name server of the domain: when the delegation listed it. */
public final class NameServerTrack {
  private final DomainName host;
  private final long firstMicros;
  private long lastMicros;
  private int addresses;

  NameServerTrack(DomainName host, long micros) {
    this.host = host;
    firstMicros = micros;
    lastMicros = micros;
  }

  void listed(long micros) {
    lastMicros = Math.max(lastMicros, micros);
  }

  void newAddress() {
    addresses++;
  }

  public DomainName host() {
    return host;
  }

  public long firstMicros() {
    return firstMicros;
  }

  public long lastMicros() {
    return lastMicros;
  }

  /** Addresses that it brought, not counting those that another had brought before. */
  public int addresses() {
    return addresses;
  }
}
