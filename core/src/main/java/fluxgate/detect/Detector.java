package fluxgate.detect;

import fluxgate.detect.baseline.BaselineLearner;
import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.network.FluxNetworks;
import fluxgate.detect.network.NetworkLearner;
import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.state.QuietNames;
import fluxgate.detect.surroundings.Day;
import fluxgate.detect.surroundings.NamedDomain;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.detect.surroundings.SurroundingsLearner;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The detector: takes observations in order, keeps one state a registered domain, judges a domain
 * whenever it shows something new.
 *
 * <p>Single-threaded. The order is (order time, canonical content); the same observations in the
 * same order give the same verdicts, also when saved and restored in between ({@link
 * DetectorCodec}).
 */
public final class Detector {
  private static final long BOUNDARY_MICROS = 600 * 1_000_000L;

  private static final long HOUR_MICROS = 3600 * 1_000_000L;

  /**
   * So many answers are each worth a judgement; later ones without a new address can only lower a
   * score, and the next boundary sees to that.
   */
  private static final int EARLY_ANSWERS = 64;

  /** Of one NS RRset; zones list up to 13, and what they change is seen one after the other. */
  private static final int MOST_HOSTS = 64;

  final DetectorContext context;
  private @Nullable Witness witness;
  private boolean connectionsMayCome = true;
  final Map<DomainName, DomainState> domains = new LinkedHashMap<>();
  final Set<DomainName> candidates = new LinkedHashSet<>();
  final Room room;
  QuietNames quietNames;
  final RotatingNames rotating;
  ContactJoin contacts;
  DelegationJoin delegations;
  SurroundingsLearner learner = new SurroundingsLearner();
  Surroundings surroundings = Surroundings.NOTHING_YET;
  Coverage coverage = new Coverage();
  final Training training;
  final Verdicts verdicts = new Verdicts(this);
  private final Interception interception;
  private final KnownAnswers known;
  private final Awakening awakening = new Awakening(this);
  private final NetworkLearner networkLearner = new NetworkLearner();
  long nowMicros = Long.MIN_VALUE;
  long sinceMicros = Long.MAX_VALUE;

  /** A detector that has seen nothing. */
  public Detector(DetectorContext context) {
    this.context = context;
    this.training = new Training(context, domains);
    this.interception = new Interception(context, domains);
    this.known = new KnownAnswers(context);
    MemoryBudget budget = context.memory();
    this.room = new Room(domains, candidates, budget.domains(), () -> coverage.evictedDomain());
    this.quietNames = new QuietNames(budget.quietNames());
    this.rotating = new RotatingNames(domains, context);
    this.contacts = new ContactJoin(budget.contacts());
    this.delegations = new DelegationJoin(budget.delegations());
  }

  /**
   * No connection will ever be observed: which answer led whom where need not be remembered. What
   * it was told before stays.
   */
  public Detector withoutConnections() {
    connectionsMayCome = false;
    return this;
  }

  /** From now on gathers what is ordinary here, for {@link #learned}. */
  public void learn() {
    training.begin();
  }

  /**
   * What is ordinary here by all that was seen since {@link #learn}; names that reached a level are
   * left out with all their days. {@link fluxgate.detect.baseline.Baseline#COLD} where nothing was
   * learned.
   */
  public BaselineLearner.Lesson learned() {
    return training.lesson(learner.today(), surroundings, coverage);
  }

  /** Sentences on why the baseline was not used for some of what was judged; empty mostly. */
  public List<String> baselineNotes() {
    return training.notes();
  }

  /** The last closed snapshot. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Tells {@code watcher} what it makes of the observations that follow. */
  public Detector withWitness(Witness watcher) {
    witness = watcher;
    return this;
  }

  private void tell(
      DomainName domain,
      DomainName owner,
      RRsetObservation seen,
      List<IpAddress> usable,
      Witness.Reading reading) {
    if (witness != null && witness.watches(domain)) {
      witness.answered(domain, owner, seen, usable, reading);
    }
  }

  /** Takes the next observation. Connections and settings may lie before what was seen already. */
  public void observe(Observation observation) {
    if (observation instanceof ConnectionObservation connection) {
      if (!connection.isToDns()) { // who asks whom, readiness counts; no name is led there
        connected(connection);
      }
      return;
    }
    if (observation instanceof ResolverSettingObservation setting) {
      coverage.resolversSet(setting);
      return;
    }
    advance(observation.timeMicros());
    if (observation instanceof RRsetObservation seen) {
      responded(seen);
    } else if (observation instanceof QuestionObservation question) {
      coverage.asked(question.client(), question.server(), surroundings);
      if (question.rcode() != null) { // a forwarder that only ever said no is one all the same
        learner.responded(question.server(), question.vantage());
      }
    }
  }

  /** Moves event time on, closing snapshots at the boundaries passed. */
  private void advance(long micros) {
    if (micros <= nowMicros) {
      return;
    }
    long boundary = Math.floorDiv(micros, BOUNDARY_MICROS) * BOUNDARY_MICROS;
    sinceMicros = Math.min(sinceMicros, micros);
    if (nowMicros != Long.MIN_VALUE && nowMicros < boundary) {
      // After a silence, what was seen before it is judged by what was known then.
      long next = (Math.floorDiv(nowMicros, BOUNDARY_MICROS) + 1) * BOUNDARY_MICROS;
      boolean newHour = Math.floorDiv(nowMicros, HOUR_MICROS) < Math.floorDiv(micros, HOUR_MICROS);
      nowMicros = next;
      closeSnapshot();
      if (next < boundary) {
        nowMicros = boundary;
        closeSnapshot();
      }
      if (newHour) {
        contacts.forgetBefore(boundary);
      }
    }
    nowMicros = micros;
  }

  private void closeSnapshot() {
    FluxNetworks before = surroundings.networks();
    surroundings = learner.close(nowMicros);
    surroundings =
        surroundings.with(
            networkLearner.close(
                nowMicros, candidateStates(), surroundings.sharedAnswers(), before));
    Day.OfVantages ended = learner.takeEndedDay();
    if (ended != null) {
      training.dayEnded(ended, surroundings, coverage);
    }
    training.applyKinds(surroundings);
    for (DomainName name : List.copyOf(candidates)) {
      DomainState state = domains.get(name);
      if (state != null) {
        state.clients().watchedBy(surroundings);
        judge(state);
      }
    }
  }

  private List<DomainState> candidateStates() {
    List<DomainState> states = new ArrayList<>(candidates.size());
    for (DomainName name : candidates) {
      DomainState state = domains.get(name);
      if (state != null) {
        states.add(state);
      }
    }
    return states;
  }

  /** The input has ended: judges every candidate once more by all that was seen. */
  public void finish() {
    if (nowMicros != Long.MIN_VALUE) {
      closeSnapshot();
    }
  }

  private void responded(RRsetObservation seen) {
    coverage.answered(seen, surroundings);
    learner.responded(seen.server(), seen.vantage());
    RRset rrset = seen.rrset();
    if (rrset.type().isAddress()) {
      addressed(seen);
    } else if (rrset.type().equals(RRType.NS)) {
      delegated(seen);
    }
  }

  private void addressed(RRsetObservation seen) {
    KnownAnswer answer = known.of(seen.rrset());
    coverage.addressed(!answer.usable().isEmpty());
    List<IpAddress> usable = interception.withoutSinkholes(seen, answer);
    if (usable.isEmpty()) {
      intercepted(seen, answer);
      return;
    }
    for (DomainName zone : delegations.served(answer.owner(), nowMicros)) {
      DomainState state = domains.get(zone);
      if (state != null && seen.origin() == RRsetObservation.Origin.ZONE) {
        state.nameServerAddressed(seen, usable);
        changed(state);
      }
      if (witness != null && witness.watches(zone)) {
        witness.nameServerAddressed(zone, seen, usable);
      }
    }
    NamedDomain named = answer.domain();
    if (seen.section() != Section.ANSWER
        || named == null
        || interception.isHearsay(named.name(), seen)) {
      return;
    }
    DomainName domain = named.name();
    if (interception.isPolicys(domain, seen, usable, surroundings)) {
      DomainState state = domains.get(domain);
      if (state != null) {
        state.answeredByPolicy(seen);
        changed(state);
      }
      tell(domain, answer.owner(), seen, usable, Witness.Reading.POLICY);
      return;
    }
    led(domain, usable, seen);
    rotated(domain, rotating.owner(named, answer, seen, usable), answer, seen, usable);
    boolean quiet = !domains.containsKey(domain);
    learner.answered(named, seen, usable, quiet, context.networks()::lookup);
    DomainName asked = rotating.aliased(domain, seen);
    DomainName askedDomain = asked == null ? null : context.suffixes().registeredDomain(asked);
    if (asked != null && askedDomain != null) {
      led(askedDomain, usable, seen);
      rotated(askedDomain, asked, answer, seen, usable);
    }
  }

  /** A client was told that the domain lives there. */
  private void led(DomainName domain, List<IpAddress> usable, RRsetObservation seen) {
    Client client = seen.client();
    if (client != null && connectionsMayCome) {
      contacts.answered(client, domain, usable, seen.rrset().ttl().seconds(), seen.timeMicros());
    }
  }

  /** Takes an answer for what it adds to the rotation of an owner name. */
  private void rotated(
      DomainName domain,
      DomainName owner,
      KnownAnswer answer,
      RRsetObservation seen,
      List<IpAddress> usable) {
    DomainState state = awakening.state(domain, owner, answer, seen, usable);
    if (state == null) {
      tell(domain, owner, seen, usable, Witness.Reading.QUIET);
      return;
    }
    if (seen.question() != null && !seen.question().name().isAtOrBelow(domain)) {
      state.leading().site(context.suffixes().registeredDomain(seen.question().name()));
    }
    FreshAnswer fresh = state.answered(owner, seen, usable, surroundings.clamps(seen.server()));
    tell(domain, owner, seen, usable, reading(fresh));
    if (fresh != null) {
      Signals.observe(fresh, state);
      if (fresh.newUnits() > 0 && state.pool().size() > 0) {
        learner.rotated(domain, usable, context.networks()::lookup);
      }
      boolean telling = fresh.newUnits() > 0 || state.freshAnswers() <= EARLY_ANSWERS;
      if (telling && !fresh.renewed() || HostingRotation.mayBe(state)) {
        judge(state);
      }
    }
    changed(state);
  }

  /** An observation has changed what is remembered of the domain. */
  private void changed(DomainState state) {
    state.keeping().touch();
    room.heard(state, nowMicros);
  }

  /** Tells a witness of an answer that led to nobody's hosts. */
  private void intercepted(RRsetObservation seen, KnownAnswer answer) {
    NamedDomain domain = answer.domain();
    if (domain != null && !answer.usable().isEmpty() && seen.section() == Section.ANSWER) {
      tell(domain.name(), answer.owner(), seen, answer.usable(), Witness.Reading.POLICY);
    }
  }

  private static Witness.Reading reading(@Nullable FreshAnswer fresh) {
    if (fresh == null) {
      return Witness.Reading.REPEAT;
    }
    return fresh.renewed() ? Witness.Reading.RENEWED : Witness.Reading.FRESH;
  }

  private void delegated(RRsetObservation seen) {
    DomainName domain = context.suffixes().registeredDomain(seen.rrset().owner());
    if (domain == null || seen.origin() == RRsetObservation.Origin.POLICY) {
      return;
    }
    List<DomainName> hosts = new ArrayList<>(new LinkedHashSet<>(seen.rrset().targets()));
    Collections.sort(hosts);
    hosts = hosts.size() <= MOST_HOSTS ? hosts : List.copyOf(hosts.subList(0, MOST_HOSTS));
    delegations.delegated(domain, hosts, nowMicros);
    DomainName operator =
        hosts.isEmpty() ? null : context.suffixes().registeredDomain(hosts.getFirst());
    if (operator != null) {
      learner.delegated(domain, operator);
    }
    DomainState state = domains.get(domain);
    boolean isApex = seen.rrset().owner().equals(domain);
    if (state != null && isApex) {
      state.delegated(hosts, seen.timeMicros());
      changed(state);
    } else if (isApex) {
      delegations.quiet(domain, hosts, seen.timeMicros());
    }
    if (isApex && witness != null && witness.watches(domain)) {
      witness.delegated(domain, hosts, seen);
    }
  }

  private void connected(ConnectionObservation connection) {
    learner.connected(connection.client(), connection.timeMicros());
    List<ContactJoin.Explained> explained = contacts.explain(connection);
    coverage.connected(connection, explained, context.networks());
    for (ContactJoin.Explained reason : explained) {
      if (witness != null && witness.watches(reason.domain())) {
        witness.connected(reason.domain(), connection, reason.stale());
      }
      DomainState state = domains.get(reason.domain());
      if (state != null) {
        boolean telling = state.contacted(connection, reason.stale(), explained.size() == 1);
        if (telling && candidates.contains(reason.domain())) {
          judge(state);
        }
        room.heard(state, nowMicros);
      }
    }
  }

  private void judge(DomainState state) {
    Verdict verdict = verdicts.judge(state);
    room.judged(state);
    if (witness != null && witness.watches(state.domain())) {
      witness.judged(state.domain(), nowMicros, verdict);
    }
  }

  /**
   * When something was last forgotten for want of memory, by which names may rotate unseen; the
   * smallest long where nothing was. What the surroundings leave out is none of it: that only
   * withholds what speaks for or against names.
   */
  long pressedMicros() {
    return LongStream.of(
            room.evictedMicros(),
            quietNames.evictedMicros(),
            contacts.evictedMicros(),
            delegations.evictedMicros(),
            rotating.singleUse.evictedMicros(),
            rotating.aliases.evictedMicros())
        .max()
        .getAsLong();
  }

  BaselineView baseline(DomainState state) {
    return context.baseline().at(state);
  }

  /** The domains whose peak level was at least {@code least}, in the order in which they came. */
  public Collection<DomainState> domainsAt(Level least) {
    List<DomainState> reached = new ArrayList<>();
    for (DomainState state : domains.values()) {
      if (state.history().peak().compareTo(least) >= 0) {
        reached.add(state);
      }
    }
    return reached;
  }

  /** The state of a domain, or null where nothing was seen of it. */
  public @Nullable DomainState domain(DomainName name) {
    return domains.get(name);
  }

  /** Findings of every domain whose peak level was at least {@code least}, best score first. */
  public List<Finding> findings(Level least) {
    List<Finding> findings = new ArrayList<>();
    for (DomainState state : domainsAt(least)) {
      findings.add(FindingMaker.make(state, verdicts.of(state), surroundings, baseline(state)));
    }
    Collections.sort(findings, Finding.RANKED);
    return findings;
  }

  /** The networks of names that share their homes, as of the last boundary. */
  public FluxNetworks networks() {
    return surroundings.networks();
  }

  /** How many suspects were too many to be compared for {@link #networks}. */
  public int uncomparedSuspects() {
    return networkLearner.leftOut();
  }

  /** How far event time has come: microseconds since the epoch; Long.MIN_VALUE before anything. */
  public long nowMicros() {
    return nowMicros;
  }

  /** What the input showed and what it could not. */
  public Coverage coverage() {
    return coverage;
  }
}
