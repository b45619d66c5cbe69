package fluxgate.detect;

import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a domain again under suppositions. Each works on a copy of the domain's state, to which
 * the supposed observations are given as any others would be; the state itself never changes. They
 * are supposed to happen when the domain was last seen: later, what it showed might be forgotten.
 */
final class Hypotheses {
  private static final Vantage SUPPOSED = new Vantage("supposed", Vantage.Position.UNKNOWN);
  private static final Provenance NOWHERE = new Provenance("supposed", 0, 0);
  private static final long SECOND = 1_000_000L;
  private static final int HTTPS = 443;

  /** A day and more of a name with a TTL of some minutes: enough for "it has stopped". */
  private static final int STILL_ANSWERS = 200;

  /** As many name-server addresses as {@code NS_FLUX} asks for to be sure. */
  private static final int MANY_HOSTS = 9;

  /** Scores are shown to one decimal. */
  private static final double SHOWN = 0.05;

  private final Detector detector;
  private final DetectorContext context;
  private final Surroundings surroundings;
  private final long nowMicros;

  Hypotheses(Detector detector) {
    this.detector = detector;
    context = detector.context;
    surroundings = detector.surroundings;
    nowMicros = detector.nowMicros;
  }

  WhatIf of(DomainState state, DomainName owner, @Nullable RRsetObservation last) {
    Verdict verdict = judge(state, nowMicros, Set.of());
    List<WhatIf.Without> without = new ArrayList<>();
    for (Evidence piece : verdict.evidence()) {
      Verdict other = judge(state, nowMicros, Set.of(piece.code()));
      if (piece.contribution() != 0 || other.level() != verdict.level()) {
        without.add(new WhatIf.Without(piece, other.score(), other.level()));
      }
    }
    return new WhatIf(verdict, without, changes(state, owner, last, verdict));
  }

  private List<WhatIf.Change> changes(
      DomainState state, DomainName owner, @Nullable RRsetObservation last, Verdict verdict) {
    List<WhatIf.Change> changes = new ArrayList<>();
    if (verdict.evidence().isEmpty()) {
      return changes;
    }
    List<IpAddress> agents =
        state.pool().agents().stream().map(Agent::address).limit(MANY_HOSTS).toList();
    Client known =
        state.clients().all().stream()
            .map(ClientBook.Dealings::client)
            .filter(client -> !surroundings.isResolver(client))
            .findFirst()
            .orElse(null);
    Client other = new Client(null, "another client", null);
    boolean below = verdict.level() != Level.ALERT;
    if (below && !state.contacts().isUsed() && !agents.isEmpty()) {
      changes.add(
          suppose(
              "a client that asked connected to one of its addresses (TCP port 443)",
              state,
              copy ->
                  copy.contacted(
                      connection(known == null ? other : known, agents, copy.lastSeenMicros()),
                      false,
                      true)));
    }
    if (below && state.clients().size() < 2) {
      changes.add(
          suppose(
              known == null ? "two clients were seen to ask" : "another client asked for it too",
              state,
              copy -> {
                copy.clients().answered(other, copy.lastSeenMicros());
                if (known == null) {
                  copy.clients()
                      .answered(new Client(null, "a third client", null), copy.lastSeenMicros());
                }
              }));
    }
    if (!state.nameServers().isObserved()) {
      changes.add(
          suppose(
              "its name servers were seen, and moved among its own addresses",
              state,
              copy -> serveFrom(agents, copy)));
    }
    if (last != null && verdict.level() != Level.NONE) {
      changes.add(
          suppose(
              "its next " + STILL_ANSWERS + " fresh answers only repeated the last one",
              state,
              copy -> standStill(owner, last, copy)));
    }
    changes.removeIf(change -> !matters(verdict, change.verdict()));
    return changes;
  }

  /** Whether a supposition answers what people ask: what would lift the name, or clear it. */
  private static boolean matters(Verdict now, Verdict then) {
    return then.level() != now.level() || then.score() <= now.score() - SHOWN;
  }

  private Verdict judge(DomainState state, long micros, Set<String> without) {
    return Judge.judge(
        state,
        micros,
        surroundings,
        context.domains(),
        detector.sinceMicros,
        context.baseline(),
        without);
  }

  private WhatIf.Change suppose(String what, DomainState state, Consumer<DomainState> more) {
    DomainState copy = DetectorCodec.copy(state, context);
    detector.training.learnKinds(copy);
    more.accept(copy);
    long then = Math.max(nowMicros, copy.lastSeenMicros());
    return new WhatIf.Change(what, judge(copy, then, Set.of()));
  }

  private static ConnectionObservation connection(
      Client client, List<IpAddress> agents, long micros) {
    return new ConnectionObservation(
        micros,
        micros,
        SUPPOSED,
        NOWHERE,
        client,
        agents.getLast(),
        ConnectionObservation.TCP,
        HTTPS,
        ConnectionObservation.Result.ESTABLISHED,
        null);
  }

  private void serveFrom(List<IpAddress> agents, DomainState copy) {
    DomainName first = copy.domain();
    long micros = copy.lastSeenMicros();
    copy.delegated(List.of(first), micros);
    for (IpAddress address : agents) {
      copy.nameServerAddressed(host(first, address, micros), List.of(address));
    }
  }

  private static RRsetObservation host(DomainName name, IpAddress address, long micros) {
    RRType type = address.isV4() ? RRType.A : RRType.AAAA;
    RRset rrset =
        new RRset(
            name, type, new Ttl(300, TtlKind.AUTHORITATIVE), List.of(new Rdata.Address(address)));
    return new RRsetObservation(
        micros,
        SUPPOSED,
        NOWHERE,
        null,
        null,
        null,
        Section.ADDITIONAL,
        RRsetObservation.Authority.UNKNOWN,
        RRsetObservation.Origin.ZONE,
        rrset,
        1,
        micros,
        micros);
  }

  private void standStill(DomainName owner, RRsetObservation last, DomainState copy) {
    List<IpAddress> usable = context.networks().usable(last.rrset().addresses());
    long step = (copy.ttls().isKnown() ? copy.ttls().max() : 3600) * SECOND + SECOND;
    long micros = Math.max(copy.lastSeenMicros(), last.timeMicros());
    for (int i = 0; i < STILL_ANSWERS && !usable.isEmpty(); i++) {
      micros += step;
      FreshAnswer fresh =
          copy.answered(owner, at(last, micros), usable, surroundings.clamps(last.server()));
      if (fresh != null) {
        Signals.observe(fresh, copy);
      }
    }
  }

  private static RRsetObservation at(RRsetObservation last, long micros) {
    return new RRsetObservation(
        micros,
        last.vantage(),
        last.provenance(),
        last.client(),
        last.server(),
        last.question(),
        last.section(),
        last.authority(),
        last.origin(),
        last.rrset(),
        1,
        micros,
        micros);
  }
}
