package fluxgate.detect.context;

import fluxgate.dns.DomainName;

/** Takes what readers find. */
public interface ContextSink {
  /** Takes an entry; false where there is room for no more. */
  boolean add(Entry entry);

  /**
   * Takes a registration date, in microseconds since the epoch; false where there is room for no
   * more.
   */
  boolean addRegistration(DomainName name, long micros);
}
