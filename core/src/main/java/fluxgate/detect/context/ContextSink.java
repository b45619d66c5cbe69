package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import org.jspecify.annotations.Nullable;

/** Takes what readers find. */
public interface ContextSink {
  /** Takes an entry; null where it did, else why not, in words of a small fixed set. */
  @Nullable String add(Entry entry);

  /**
   * Takes a registration date, in microseconds since the epoch; false where there is room for no
   * more.
   */
  boolean addRegistration(DomainName name, long micros);
}
