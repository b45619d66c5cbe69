package fluxgate.app.evaluate;

import fluxgate.app.evaluate.published.Answer;
import fluxgate.app.evaluate.published.PublishedDetector;
import fluxgate.app.evaluate.published.PublishedDetectors;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the input through Fluxgate's detector and the published ones.
 *
 * <p>When Fluxgate reached a level is asked after each observation that can have moved a positive
 * of the truth, and of all positives whenever ten minutes of event time have passed, because then
 * its detector judges by itself.
 */
public final class Evaluation implements ObservationSink {
  private static final long BOUNDARY_MICROS = 600 * 1_000_000L;

  /** Addresses of positives, a connection to which can move them. */
  private static final int MOST_ADDRESSES = 1_000_000;

  private record Rival(PublishedDetectors.Row row, PublishedDetector detector, Findings findings) {}

  private record Own(String id, Level level, Findings findings) {}

  private final DetectorContext full;
  private final DetectorContext context;
  private final Detector detector;
  private final Truth truth;
  private final Subjects subjects;
  private final Setup setup;
  private final StaticList list;
  private final Traffic traffic = new Traffic();
  private final List<Own> owns = new ArrayList<>();
  private final List<Rival> rivals = new ArrayList<>();
  private final Set<Subject> positives = new LinkedHashSet<>();
  private final Set<IpAddress> positiveAddresses = new HashSet<>();

  /** Domains of the truth in records that a sample left out; no more than the truth has. */
  private final Set<DomainName> shown = new LinkedHashSet<>();

  private long nowMicros = Long.MIN_VALUE;

  /** Sees nothing yet. */
  public Evaluation(DetectorContext context, Truth truth, Setup setup) {
    this.full = context;
    this.context = setup.ablation().apply(context);
    this.detector = new Detector(this.context);
    this.truth = truth;
    this.setup = setup;
    this.subjects = new Subjects(context.suffixes(), truth);
    this.list = new StaticList(setup.listHours());
    owns.add(new Own("fluxgate", setup.level(), new Findings(this::freshAnswers)));
    if (setup.level() != Level.SUSPECT) {
      owns.add(new Own("fluxgate-suspect", Level.SUSPECT, new Findings(this::freshAnswers)));
    }
    for (PublishedDetectors.Row row : PublishedDetectors.rows()) {
      if (setup.only().isEmpty() || setup.only().contains(row.id())) {
        PublishedDetector made = row.make().apply(setup.analytics());
        rivals.add(new Rival(row, made, new Findings(this::freshAnswers)));
      }
    }
  }

  @Override
  public void accept(Observation whole) {
    Observation observation = setup.ablation().apply(whole);
    if (observation == null) {
      if (setup.ablation().sample() < 1) {
        leftOut(whole);
      }
      return;
    }
    detector.observe(observation);
    boolean passed =
        !(observation instanceof ConnectionObservation)
            && !(observation instanceof ResolverSettingObservation)
            && passes(observation);
    switch (observation) {
      case RRsetObservation seen -> responded(seen);
      case QuestionObservation asked -> {
        traffic.asked(asked.client(), asked.server(), asked.timeMicros());
        subject(subjects.named(asked.question().name(), asked.timeMicros()));
      }
      case ConnectionObservation connection -> connected(connection);
      case ResolverSettingObservation setting -> {}
    }
    if (passed) {
      positives.forEach(this::ask);
    }
  }

  /** What the input shows and the sample may not: nobody can find it, which the sample cost. */
  private void leftOut(Observation observation) {
    switch (observation) {
      case RRsetObservation seen -> {
        shown(seen.rrset().owner());
        if (seen.question() != null) {
          shown(seen.question().name());
        }
      }
      case QuestionObservation asked -> shown(asked.question().name());
      case ConnectionObservation connection -> {}
      case ResolverSettingObservation setting -> {}
    }
  }

  private void shown(DomainName name) {
    DomainName domain = context.suffixes().registeredDomain(name);
    if (domain != null && truth.classOf(domain) != null) {
      shown.add(domain);
    }
  }

  /** Moves event time on; says whether it passed a boundary. */
  private boolean passes(Observation observation) {
    long micros = observation.timeMicros();
    boolean passed =
        nowMicros != Long.MIN_VALUE
            && Math.floorDiv(micros, BOUNDARY_MICROS) > Math.floorDiv(nowMicros, BOUNDARY_MICROS);
    nowMicros = Math.max(nowMicros, micros);
    return passed;
  }

  private void responded(RRsetObservation seen) {
    RRset rrset = seen.rrset();
    traffic.asked(seen.client(), seen.server(), seen.timeMicros());
    if (seen.question() != null && !seen.question().name().equals(rrset.owner())) {
      subject(subjects.named(seen.question().name(), seen.timeMicros()));
    }
    Subjects.Named named = subjects.named(rrset.owner(), seen.timeMicros());
    Subject subject = subject(named);
    if (named == null || subject == null || !isJudged(seen)) {
      return;
    }
    List<IpAddress> usable = context.networks().usable(rrset.addresses());
    if (usable.isEmpty()) {
      return;
    }
    if (subject.positive) {
      if (positiveAddresses.size() < MOST_ADDRESSES) {
        positiveAddresses.addAll(usable);
      }
      ask(subject);
      list.answered(subject, isFound(subject), usable, seen.client(), seen.timeMicros());
    }
    Answer answer = answer(named, seen, usable);
    for (Rival rival : rivals) {
      rival.detector.answered(answer, rival.findings);
    }
  }

  private static boolean isJudged(RRsetObservation seen) {
    return seen.rrset().type().isAddress()
        && seen.section() == Section.ANSWER
        && seen.origin() == RRsetObservation.Origin.ZONE;
  }

  private Answer answer(Subjects.Named named, RRsetObservation seen, List<IpAddress> usable) {
    boolean announced = !setup.ablation().without().contains(Ablation.Source.ASN);
    long[] asns = new long[usable.size()];
    long[] blocks = new long[usable.size()];
    for (int i = 0; i < asns.length; i++) {
      Network network = full.networks().lookup(usable.get(i));
      asns[i] = network == null || !announced ? 0 : network.asn();
      blocks[i] =
          network != null && network.synthetic()
              ? -network.asn()
              : usable.get(i).truncate(16, 32).hashCode() & 0xFFFF_FFFFL;
    }
    int key = setup.byDomain() ? named.subject().number : named.key();
    return new Answer(
        2 * key + (usable.getFirst().isV4() ? 0 : 1),
        named.subject().number,
        named.subject().name,
        seen.client(),
        seen.server(),
        seen.rrset().ttl(),
        usable,
        asns,
        blocks,
        seen.count(),
        seen.timeMicros(),
        context.domains().registered(named.subject().name));
  }

  private @Nullable Subject subject(Subjects.@Nullable Named named) {
    if (named == null) {
      return null;
    }
    Subject subject = named.subject();
    if (subject.positive) {
      positives.add(subject);
    }
    return subject;
  }

  private void connected(ConnectionObservation connection) {
    for (Rival rival : rivals) {
      rival.detector.connected(connection, rival.findings);
    }
    if (positiveAddresses.contains(connection.destination())) {
      positives.forEach(this::ask);
      list.connected(connection, this::isFound);
    }
  }

  private boolean isFound(Subject subject) {
    return owns.getFirst().findings.has(subject.number);
  }

  /** Notes whether Fluxgate has reached its levels on a positive. */
  private void ask(Subject subject) {
    DomainState state = detector.domain(subject.name);
    if (state != null) {
      Level peak = state.history().peak();
      for (Own own : owns) {
        if (peak.compareTo(own.level) >= 0) {
          own.findings.add(subject.number, nowMicros);
        }
      }
    }
  }

  /** A name that still rests among the quiet ones has had its first answer and no other. */
  private long freshAnswers(int number) {
    Subject subject = subjects.all().get(number);
    if (!subject.positive) {
      return -1;
    }
    DomainState state = detector.domain(subject.name);
    return state == null ? 1 : state.freshAnswers();
  }

  /** The input has ended. */
  public Outcome finish(String run) {
    detector.finish();
    positives.forEach(this::ask);
    for (Own own : owns) {
      for (DomainState state : detector.domainsAt(own.level)) {
        Subject subject = subjects.byName(state.domain());
        if (subject != null) {
          own.findings.add(subject.number, nowMicros);
        }
      }
    }
    rivals.forEach(rival -> rival.detector.finish(rival.findings));
    List<Tally> tallies = new ArrayList<>();
    for (Own own : owns) {
      String note = "peak level " + own.level.word() + " or above";
      tallies.add(tally(new Tally(own.id, note), own.findings));
    }
    for (Rival rival : rivals) {
      tallies.add(tally(new Tally(rival.row.id(), rival.row.note()), rival.findings));
    }
    return outcome(run, tallies);
  }

  private Tally tally(Tally tally, Findings findings) {
    for (Subject subject : subjects.all()) {
      String word = subject.word;
      if (word == null && setup.unlistedAreBenign()) {
        word = Tally.UNLISTED;
      }
      if (word != null) {
        boolean found = findings.has(subject.number);
        tally.add(word, found);
        if (found != subject.positive) {
          tally.addError(subject.name, subject.positive);
        }
      }
      Findings.First first = findings.first(subject.number);
      if (first != null) {
        double minutes = Math.max(0, first.micros() - subject.firstSeenMicros) / 60e6;
        tally.add(new Tally.Delay(first.fresh(), minutes));
      }
    }
    tallyLost(tally);
    return tally;
  }

  /** Of names that the sample lost, nobody accused any. */
  private void tallyLost(Tally tally) {
    for (DomainName name : shown) {
      String word = truth.classOf(name);
      if (word != null && subjects.byName(name) == null) {
        tally.add(word, false);
        if (Truth.isPositive(word)) {
          tally.addError(name, true);
        }
      }
    }
  }

  private Outcome outcome(String run, List<Tally> tallies) {
    long[] unseen = new long[2];
    truth
        .classes()
        .forEach((name, word) -> {
          if (subjects.byName(name) == null && !shown.contains(name)) {
            unseen[Truth.isPositive(word) ? 1 : 0]++;
          }
        });
    long unlisted = subjects.all().stream().filter(subject -> subject.word == null).count();
    return new Outcome(
        run,
        setup.ablation().word(),
        tallies,
        unseen[1],
        unseen[0],
        unlisted,
        traffic.clients(),
        traffic.clients() * traffic.days(),
        list.listing());
  }
}
