package fluxgate.app.evaluate.published;

import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address RRset as the published detectors see it.
 *
 * @param key a small number for the owner name and the address family, from 0 on: a name's IPv4 and
 *     IPv6 addresses are judged apart, as the authors, who knew IPv4 alone, would count them
 * @param domain a small number for the registered domain, from 0 on
 * @param name the registered domain
 * @param client who asked, where known
 * @param server who answered, where known
 * @param ttl as logged: below a resolver's cache it has been counted down
 * @param addresses usable ones, sorted and distinct, at least one
 * @param asns their autonomous systems in the same order; 0 where none is known
 * @param blocks the address blocks they lie in, in the same order: /16 for IPv4, /32 for IPv6;
 *     where a network map speaks for the address, its network stands in for the block, because such
 *     maps draw a whole internet into a few reserved /16
 * @param count how many responses this stands for
 * @param micros event time
 * @param registeredMicros when the registered domain was registered; null where nobody said
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
    long[] blocks,
    long count,
    long micros,
    @Nullable Long registeredMicros) {
  /** Programs whose business it is to ask for many names. */
  private static final Set<String> BROWSERS =
      Set.of("chrome", "chromium", "msedge", "firefox", "safari", "brave", "opera", "iexplore");

  /** Whether the TTL is known and at most so many seconds. */
  boolean hasTtlUpTo(long seconds) {
    return ttl.isKnown() && ttl.seconds() <= seconds;
  }

  /** Whether the program that asked is known, and a browser. */
  boolean isBrowsers() {
    String process = client == null ? null : client.process();
    if (process == null) {
      return false;
    }
    String file = process.substring(process.lastIndexOf('/') + 1);
    file = file.substring(file.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    return BROWSERS.contains(file.endsWith(".exe") ? file.substring(0, file.length() - 4) : file);
  }
}
