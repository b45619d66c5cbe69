package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.List;

/**
 * What a proxy's log says of the DNS: which address the proxy used for a name that a client asked
 * it for. Of all addresses that it found, that is one; what else the name had nobody knows.
 *
 * @param timeMicros when the request began
 * @param vantage whose position is unknown: the proxy asked neither above nor below the resolver
 *     that anybody sees
 */
public record ProxiedName(long timeMicros, Vantage vantage, Provenance provenance) {
  /** Hands it over, where these are a client, a name other than the root, and an address. */
  public void emit(FieldValue asking, FieldValue host, FieldValue used, ObservationSink sink) {
    DomainName name = host.address() == null ? host.name() : null;
    IpAddress client = asking.address();
    IpAddress address = used.address();
    if (name == null || name.isRoot() || client == null || address == null) {
      return;
    }
    RRType type = address.isV4() ? RRType.A : RRType.AAAA;
    sink.accept(
        new RRsetObservation(
            timeMicros,
            vantage,
            provenance,
            Client.of(client),
            null,
            new Question(name, type),
            Section.ANSWER,
            Authority.UNKNOWN,
            Origin.ZONE,
            new RRset(name, type, Ttl.ABSENT, List.of(new Rdata.Address(address))),
            1,
            timeMicros,
            timeMicros));
  }
}
