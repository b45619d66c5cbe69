package fluxgate.detect.surroundings;

import fluxgate.detect.network.FluxNetworks;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Vantage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what holds across domains, and closes it into snapshots. */
public final class SurroundingsLearner implements Slice {
  /** Servers and clients remembered: more than an organisation's resolvers, fewer than a scan's. */
  private static final int MAX_SERVERS = 4096;

  private static final int MAX_CLIENTS = 65_536;
  private static final int MAX_ADDRESSES = 32_768;

  /**
   * That many unrelated domains with one and the same remaining TTL are no accident: caches count
   * down, so equal values among four names of different zones come from a rewriter.
   */
  private static final int CLAMPED_DOMAINS = 4;

  /**
   * An address that alone answers for as many unrelated domains is a sinkhole, a portal or a
   * parking page.
   */
  private static final int SHARED_DOMAINS = 20;

  /** The TTLs that one server showed, until two differ. */
  private static final class TtlConstant {
    final long seconds;
    final Set<DomainName> domains = new LinkedHashSet<>();
    boolean broken;

    TtlConstant(long seconds) {
      this.seconds = seconds;
    }
  }

  private final Map<IpAddress, TtlConstant> ttls = new LinkedHashMap<>();
  private final Set<IpAddress> resolvers = new LinkedHashSet<>();
  private final Map<Client, Long> connectionsUntil = new LinkedHashMap<>();
  private final Map<IpAddress, Set<DomainName>> aloneFor = new LinkedHashMap<>();

  /** A response was seen. */
  public void responded(@Nullable IpAddress server, Vantage vantage) {
    boolean below = vantage.position() == Vantage.Position.BELOW_RECURSIVE;
    if (server != null && below && resolvers.size() < MAX_SERVERS) {
      resolvers.add(server);
    }
  }

  /** An address RRset was seen. */
  public void answered(
      DomainName domain, @Nullable IpAddress server, Ttl ttl, List<IpAddress> addresses) {
    if (server != null && ttl.kind() == TtlKind.REMAINING) {
      learnTtl(domain, server, ttl.seconds());
    }
    if (addresses.size() == 1) {
      Set<DomainName> domains = aloneFor.get(addresses.getFirst());
      if (domains == null && aloneFor.size() < MAX_ADDRESSES) {
        domains = new LinkedHashSet<>(2);
        aloneFor.put(addresses.getFirst(), domains);
      }
      if (domains != null && domains.size() < SHARED_DOMAINS) {
        domains.add(domain);
      }
    }
  }

  private void learnTtl(DomainName domain, IpAddress server, long seconds) {
    TtlConstant constant = ttls.get(server);
    if (constant == null) {
      if (ttls.size() >= MAX_SERVERS) {
        return;
      }
      constant = new TtlConstant(seconds);
      ttls.put(server, constant);
    }
    if (constant.seconds != seconds) {
      constant.broken = true;
      constant.domains.clear();
    } else if (!constant.broken && constant.domains.size() < CLAMPED_DOMAINS) {
      constant.domains.add(domain);
    }
  }

  /** A connection was seen. */
  public void connected(Client client, long micros) {
    if (connectionsUntil.size() < MAX_CLIENTS || connectionsUntil.containsKey(client)) {
      connectionsUntil.merge(client, micros, Math::max);
    }
  }

  /** The snapshot as of an event time. */
  public Surroundings close(long micros) {
    Set<IpAddress> clamping = new HashSet<>();
    ttls.forEach((server, constant) -> {
      if (!constant.broken && constant.domains.size() >= CLAMPED_DOMAINS) {
        clamping.add(server);
      }
    });
    Set<IpAddress> shared = new HashSet<>();
    aloneFor.forEach((address, domains) -> {
      if (domains.size() >= SHARED_DOMAINS) {
        shared.add(address);
      }
    });
    return new Surroundings(
        micros,
        clamping,
        Set.copyOf(resolvers),
        new LinkedHashMap<>(connectionsUntil),
        shared,
        FluxNetworks.NONE);
  }

  @Override
  public void write(StateWriter out) {
    out.count(ttls.size());
    ttls.forEach((server, constant) -> {
      out.address(server);
      out.count(constant.seconds);
      out.flag(constant.broken);
      out.count(constant.domains.size());
      constant.domains.forEach(out::name);
    });
    out.count(resolvers.size());
    resolvers.forEach(out::address);
    out.count(connectionsUntil.size());
    connectionsUntil.forEach((client, micros) -> {
      out.client(client);
      out.number(micros);
    });
    out.count(aloneFor.size());
    aloneFor.forEach((address, domains) -> {
      out.address(address);
      out.count(domains.size());
      domains.forEach(out::name);
    });
  }

  public static SurroundingsLearner read(StateReader in) {
    SurroundingsLearner learner = new SurroundingsLearner();
    for (int i = in.size(); i > 0; i--) {
      IpAddress server = in.address();
      TtlConstant constant = new TtlConstant(in.count());
      constant.broken = in.flag();
      for (int d = in.size(); d > 0; d--) {
        constant.domains.add(in.name());
      }
      learner.ttls.put(server, constant);
    }
    for (int i = in.size(); i > 0; i--) {
      learner.resolvers.add(in.address());
    }
    for (int i = in.size(); i > 0; i--) {
      learner.connectionsUntil.put(in.client(), in.number());
    }
    for (int i = in.size(); i > 0; i--) {
      Set<DomainName> domains = new LinkedHashSet<>(2);
      learner.aloneFor.put(in.address(), domains);
      for (int d = in.size(); d > 0; d--) {
        domains.add(in.name());
      }
    }
    return learner;
  }
}
