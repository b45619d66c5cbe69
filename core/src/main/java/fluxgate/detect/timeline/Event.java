package fluxgate.detect.timeline;

import fluxgate.detect.Witness;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import fluxgate.verdict.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happened to the domain. */
public sealed interface Event {
  /** When, in microseconds since the epoch. */
  long micros();

  /**
   * An answer that counts, or the first of its kind.
   *
   * @param added addresses that the domain had not shown before
   * @param known addresses that it had
   */
  record Answered(
      long micros,
      Witness.Reading reading,
      DomainName owner,
      RRType type,
      List<IpAddress> added,
      List<IpAddress> known,
      Ttl ttl,
      Vantage vantage,
      @Nullable Client client,
      Provenance place)
      implements Event {}

  /** The set of name servers was first seen, or differs from the one before. */
  record Delegated(long micros, List<DomainName> added, List<DomainName> gone, int size)
      implements Event {}

  /** A client was first seen to ask. */
  record Asked(long micros, Client client) implements Event {}

  /** A client was first seen to connect to one of the addresses. */
  record Connected(long micros, Client client, IpAddress address, int port) implements Event {}

  /**
   * The level changed.
   *
   * @param code the evidence that changed most since the judgement before; null where none did
   */
  record Judged(long micros, Level before, Level after, double score, @Nullable String code)
      implements Event {}
}
