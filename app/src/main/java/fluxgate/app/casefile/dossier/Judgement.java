package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.explain.AliasTrail;
import fluxgate.app.explain.Explainer;
import fluxgate.app.explain.Explanation;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.replay.Replay;
import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.Progress;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.Witness;
import fluxgate.detect.timeline.Timeline;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The domains of a case, judged anew from everything that the store has of its time: a verdict
 * depends on what surrounds a domain.
 */
public final class Judgement implements Witness {
  /** What the detector is to know when the time of the case begins: answers that still hold. */
  private static final Duration BEFORE = Duration.ofHours(1);

  private final Map<DomainName, Timeline> timelines = new LinkedHashMap<>();

  private Judgement(List<DomainName> domains) {
    domains.forEach(domain -> timelines.put(domain, new Timeline(domain)));
  }

  /**
   * One explanation a domain, in the order of the case.
   *
   * @param say takes a sentence for each file of the store that could not be read
   */
  public static List<Explanation> of(
      StoreFolder store,
      CaseFile file,
      DetectorContext context,
      Progress progress,
      Consumer<String> say) {
    List<DomainName> domains =
        file.domains().stream().map(DomainName::parse).filter(Objects::nonNull).toList();
    Judgement judgement = new Judgement(domains);
    Detector detector = new Detector(context).withWitness(judgement);
    List<AliasTrail> trails = new ArrayList<>();
    ObservationSink sink = detector::observe;
    for (DomainName domain : domains) {
      AliasTrail trail = new AliasTrail(domain, domain, context.suffixes(), sink);
      trails.add(trail);
      sink = trail;
    }
    ReadReport report =
        Replay.withArchive(
                store,
                Investigation.micros(file.since().minus(BEFORE)),
                Investigation.micros(file.until()))
            .read(sink, progress);
    for (FileReport read : report.files()) {
      if (read.note() != null) {
        say.accept(read.file() + " " + read.note() + ".");
      }
    }
    detector.finish();
    List<Explanation> explanations = new ArrayList<>();
    for (int i = 0; i < domains.size(); i++) {
      DomainName domain = domains.get(i);
      explanations.add(
          Explainer.of(
              domain,
              context,
              detector,
              judgement.timeline(domain),
              trails.get(i).aliases(),
              List.of()));
    }
    return explanations;
  }

  private Timeline timeline(DomainName domain) {
    return Objects.requireNonNull(timelines.get(domain));
  }

  @Override
  public boolean watches(DomainName domain) {
    return timelines.containsKey(domain);
  }

  @Override
  public void answered(
      DomainName domain,
      DomainName owner,
      RRsetObservation seen,
      List<IpAddress> usable,
      Reading reading) {
    timeline(domain).answered(domain, owner, seen, usable, reading);
  }

  @Override
  public void delegated(DomainName domain, List<DomainName> hosts, RRsetObservation seen) {
    timeline(domain).delegated(domain, hosts, seen);
  }

  @Override
  public void nameServerAddressed(
      DomainName domain, RRsetObservation seen, List<IpAddress> usable) {
    timeline(domain).nameServerAddressed(domain, seen, usable);
  }

  @Override
  public void connected(DomainName domain, ConnectionObservation connection, boolean stale) {
    timeline(domain).connected(domain, connection, stale);
  }

  @Override
  public void judged(DomainName domain, long micros, Verdict verdict) {
    timeline(domain).judged(domain, micros, verdict);
  }
}
