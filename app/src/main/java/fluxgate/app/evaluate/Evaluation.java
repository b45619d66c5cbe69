package fluxgate.app.evaluate;

import fluxgate.app.evaluate.published.AnalyticSettings;
import fluxgate.app.evaluate.published.Answer;
import fluxgate.app.evaluate.published.PublishedDetector;
import fluxgate.app.evaluate.published.PublishedDetectors;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.state.DomainState;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
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

  private record Rival(PublishedDetectors.Row row, PublishedDetector detector, Findings findings) {}

  private record Own(String id, Level level, Findings findings) {}

  private final DetectorContext context;
  private final Detector detector;
  private final Truth truth;
  private final Subjects subjects;
  private final boolean unlistedAreBenign;
  private final List<Own> owns = new ArrayList<>();
  private final List<Rival> rivals = new ArrayList<>();
  private final Set<Subject> positives = new LinkedHashSet<>();
  private final Set<IpAddress> positiveAddresses = new HashSet<>();
  private long nowMicros = Long.MIN_VALUE;

  /**
   * @param level what Fluxgate must reach for a domain to count as found
   * @param unlistedAreBenign whether domains that the truth does not name count as negatives
   */
  public Evaluation(
      DetectorContext context,
      Truth truth,
      Level level,
      boolean unlistedAreBenign,
      AnalyticSettings settings) {
    this.context = context;
    this.detector = new Detector(context);
    this.truth = truth;
    this.subjects = new Subjects(context.suffixes(), truth);
    this.unlistedAreBenign = unlistedAreBenign;
    owns.add(new Own("fluxgate", level, new Findings(this::freshAnswers)));
    if (level != Level.SUSPECT) {
      owns.add(new Own("fluxgate-suspect", Level.SUSPECT, new Findings(this::freshAnswers)));
    }
    for (PublishedDetectors.Row row : PublishedDetectors.rows()) {
      rivals.add(new Rival(row, row.make().apply(settings), new Findings(this::freshAnswers)));
    }
  }

  @Override
  public void accept(Observation observation) {
    detector.observe(observation);
    switch (observation) {
      case RRsetObservation seen -> responded(seen);
      case QuestionObservation asked ->
          subject(subjects.named(asked.question().name(), asked.timeMicros()));
      case ConnectionObservation connection -> connected(connection);
    }
    if (!(observation instanceof ConnectionObservation)) {
      advance(observation.timeMicros());
    }
  }

  private void advance(long micros) {
    boolean passed =
        nowMicros != Long.MIN_VALUE
            && Math.floorDiv(micros, BOUNDARY_MICROS) > Math.floorDiv(nowMicros, BOUNDARY_MICROS);
    nowMicros = Math.max(nowMicros, micros);
    if (passed) {
      positives.forEach(this::ask);
    }
  }

  private void responded(RRsetObservation seen) {
    RRset rrset = seen.rrset();
    if (seen.question() != null && !seen.question().name().equals(rrset.owner())) {
      subject(subjects.named(seen.question().name(), seen.timeMicros()));
    }
    Subjects.Named named = subjects.named(rrset.owner(), seen.timeMicros());
    Subject subject = subject(named);
    if (named == null || subject == null || !isJudged(seen)) {
      return;
    }
    List<IpAddress> usable = DomainState.usable(rrset.addresses(), context.networks()::isUsable);
    if (usable.isEmpty()) {
      return;
    }
    if (subject.positive) {
      positiveAddresses.addAll(usable);
      ask(subject);
    }
    Answer answer =
        new Answer(
            2 * named.key() + (usable.getFirst().isV4() ? 0 : 1),
            subject.number,
            subject.name,
            seen.client(),
            seen.server(),
            rrset.ttl(),
            usable,
            asns(usable),
            seen.count(),
            seen.timeMicros());
    for (Rival rival : rivals) {
      rival.detector.answered(answer, rival.findings);
    }
  }

  private static boolean isJudged(RRsetObservation seen) {
    return seen.rrset().type().isAddress()
        && seen.section() == Section.ANSWER
        && seen.origin() == RRsetObservation.Origin.ZONE;
  }

  private long[] asns(List<IpAddress> addresses) {
    long[] asns = new long[addresses.size()];
    for (int i = 0; i < asns.length; i++) {
      Network network = context.networks().lookup(addresses.get(i));
      asns[i] = network == null ? 0 : network.asn();
    }
    return asns;
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
    }
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
      if (word == null && unlistedAreBenign) {
        word = "(unlisted)";
      }
      if (word != null) {
        tally.add(word, findings.has(subject.number));
      }
      Findings.First first = findings.first(subject.number);
      if (first != null) {
        double minutes = Math.max(0, first.micros() - subject.firstSeenMicros) / 60e6;
        tally.add(new Tally.Delay(first.fresh(), minutes));
      }
    }
    return tally;
  }

  private Outcome outcome(String run, List<Tally> tallies) {
    long[] unseen = new long[2];
    truth
        .classes()
        .forEach((name, word) -> {
          if (subjects.byName(name) == null) {
            unseen[Truth.isPositive(word) ? 1 : 0]++;
          }
        });
    long unlisted = subjects.all().stream().filter(subject -> subject.word == null).count();
    return new Outcome(run, tallies, unseen[1], unseen[0], unlisted);
  }
}
