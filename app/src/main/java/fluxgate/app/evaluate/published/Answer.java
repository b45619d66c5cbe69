package fluxgate.app.evaluate.published;

import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address RRset as the published detectors see it.
 *
 * @param key a small number for the owner name, from 0 on
 * @param domain a small number for the registered domain, from 0 on
 * @param name the registered domain
 * @param client who asked, where known
 * @param server who answered, where known
 * @param ttl as logged: below a resolver's cache it has been counted down
 * @param addresses usable ones, sorted and distinct, at least one
 * @param asns their autonomous systems in the same order; 0 where none is known
 * @param count how many responses this stands for
 * @param micros event time
 */
public record Answer(
    int key,
    int domain,
    DomainName name,
    @Nullable Client client,
    @Nullable IpAddress server,
    Ttl ttl,
    List<IpAddress> addresses,
    long[] asns,
    long count,
    long micros) {}
