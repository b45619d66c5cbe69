package fluxgate.detect.surroundings;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The servers that answer: resolvers all of them, and some rewrite TTLs. */
final class Servers implements Slice {
  /** More than an organisation's resolvers, fewer than a scan's. */
  private static final int MAX_SERVERS = 4096;

  /** A resolver that answered nobody for a day or two is none any more. */
  private static final long SPAN_MICROS = 24 * 3600L * 1_000_000;

  /**
   * That many unrelated domains with one and the same remaining TTL are no accident: caches count
   * down, so equal values among four names of different zones come from a rewriter.
   */
  private static final int CLAMPED_DOMAINS = 4;

  /** The TTLs that one server showed, until two differ. */
  private static final class TtlConstant {
    private final long seconds;
    private final Set<DomainName> domains = new LinkedHashSet<>();
    private boolean broken;

    TtlConstant(long seconds) {
      this.seconds = seconds;
    }

    private boolean isTold() {
      return broken || domains.size() >= CLAMPED_DOMAINS;
    }
  }

  private final Generations<IpAddress, TtlConstant> ttls =
      new Generations<>(MAX_SERVERS, SPAN_MICROS);
  private final Generations<IpAddress, Boolean> resolvers =
      new Generations<>(MAX_SERVERS, SPAN_MICROS);

  void advance(long micros) {
    ttls.advance(micros);
    resolvers.advance(micros);
  }

  void answered(IpAddress server) {
    resolvers.young(server, () -> Boolean.TRUE);
  }

  boolean isResolver(@Nullable IpAddress address) {
    return address != null
        && (resolvers.younger(address) != null || resolvers.elder(address) != null);
  }

  void showedTtl(IpAddress server, DomainName domain, long seconds) {
    TtlConstant constant = ttls.young(server, () -> new TtlConstant(seconds));
    if (constant == null) {
      return;
    }
    if (constant.seconds != seconds) {
      constant.broken = true;
      constant.domains.clear();
    } else if (!constant.broken && constant.domains.size() < CLAMPED_DOMAINS) {
      constant.domains.add(domain);
    }
  }

  /** Servers that rewrite TTLs; what the younger generation does not tell yet, the elder does. */
  Set<IpAddress> clamping() {
    Set<IpAddress> clamping = new HashSet<>();
    ttls.forEach((server, younger, elder) -> {
      TtlConstant telling = younger != null && younger.isTold() || elder == null ? younger : elder;
      if (telling != null && telling.isTold() && !telling.broken) {
        clamping.add(server);
      }
    });
    return clamping;
  }

  Set<IpAddress> resolvers() {
    Set<IpAddress> all = new HashSet<>();
    resolvers.forEach((address, younger, elder) -> all.add(address));
    return all;
  }

  long leftOut() {
    return ttls.leftOut() + resolvers.leftOut();
  }

  @Override
  public void write(StateWriter out) {
    ttls.write(
        out,
        (server, constant) -> {
          out.address(server);
          out.count(constant.seconds);
          out.flag(constant.broken);
          out.count(constant.domains.size());
          constant.domains.forEach(out::name);
        });
    resolvers.write(out, (address, known) -> out.address(address));
  }

  static Servers read(StateReader in) {
    Servers servers = new Servers();
    servers.ttls.read(
        in,
        () -> {
          IpAddress server = in.address();
          TtlConstant constant = new TtlConstant(in.count());
          constant.broken = in.flag();
          for (int d = in.size(); d > 0; d--) {
            constant.domains.add(in.name());
          }
          return Map.entry(server, constant);
        });
    servers.resolvers.read(in, () -> Map.entry(in.address(), Boolean.TRUE));
    return servers;
  }
}
