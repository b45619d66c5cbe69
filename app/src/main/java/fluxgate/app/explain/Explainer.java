package fluxgate.app.explain;

import fluxgate.app.redaction.Disclosed;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.Plan;
import fluxgate.app.source.RawRecords;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.Inquiry;
import fluxgate.detect.timeline.Timeline;
import fluxgate.detect.timeline.Timelines;
import fluxgate.dns.DomainName;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gathers an explanation from a detector that has read everything. */
public final class Explainer {
  /** As many raw records as a person compares. */
  private static final int MOST_RAW = 12;

  private Explainer() {}

  /**
   * The explanation, without raw records.
   *
   * @param aliases where names of the domain led
   * @param near names that may have been meant, where nothing was seen of this one
   */
  public static Explanation of(
      DomainName asked,
      DetectorContext context,
      Detector detector,
      Timeline timeline,
      List<AliasTrail.Alias> aliases,
      List<DomainName> near) {
    DomainName domain = timeline.domain();
    Inquiry inquiry = new Inquiry(detector);
    Finding finding = inquiry.finding(domain);
    return new Explanation(
        asked,
        domain,
        finding,
        timeline,
        inquiry.whatIf(domain, timeline.lastOwner(), timeline.last()),
        context.networks()::lookup,
        ClientNames.plain(),
        timeline.isEmpty() ? near : List.of(),
        aliases,
        List.of());
  }

  /**
   * The findings with what was kept of their course.
   *
   * @param originals as the detector made them
   * @param shown the same in the same order, as they may be shown
   */
  public static List<Explanation> ofFindings(
      List<Finding> originals,
      List<Disclosed> shown,
      DetectorContext context,
      Timelines timelines) {
    List<Explanation> explanations = new ArrayList<>();
    for (int i = 0; i < originals.size(); i++) {
      Finding finding = originals.get(i);
      Timeline timeline = timelines.of(finding.domain());
      explanations.add(
          new Explanation(
              finding.domain(),
              finding.domain(),
              shown.get(i).finding(),
              timeline == null ? new Timeline(finding.domain()) : timeline,
              null,
              context.networks()::lookup,
              ClientNames.of(finding, shown.get(i).finding(), UnaryOperator.identity()),
              List.of(),
              List.of(),
              List.of()));
    }
    return explanations;
  }

  /**
   * The same as it may be shown; clients that the finding does not list stay unnamed. Its timeline
   * has every address still: what is made of it goes through the redaction once more.
   */
  public static Explanation disclosed(Explanation explanation, Redaction redaction) {
    explanation.timeline().clients().forEach(track -> redaction.meet(track.client()));
    Finding original = explanation.finding();
    Finding shown =
        original == null ? null : redaction.disclose(List.of(original)).getFirst().finding();
    List<DomainName> near =
        explanation.near().stream().filter(name -> isShown(name, redaction)).toList();
    List<AliasTrail.Alias> aliases =
        explanation.aliases().stream()
            .filter(alias -> isShown(alias.name(), redaction) && isShown(alias.target(), redaction))
            .toList();
    return new Explanation(
        explanation.asked(),
        explanation.domain(),
        shown,
        explanation.timeline(),
        explanation.whatIf(),
        explanation.networks(),
        ClientNames.of(original, shown, redaction::text),
        near,
        aliases,
        List.of());
  }

  private static boolean isShown(DomainName name, Redaction redaction) {
    return redaction.text(name.toString()).equals(name.toString());
  }

  /**
   * The same with the raw records that its evidence points at, as far as they can be read again.
   */
  public static Explanation withRaw(Explanation explanation, Plan plan) {
    Finding finding = explanation.finding();
    List<Provenance> places =
        finding == null
            ? List.of()
            : finding.verdict().evidence().stream()
                .flatMap(piece -> piece.inputs().stream())
                .distinct()
                .limit(MOST_RAW)
                .toList();
    Map<Provenance, byte[]> found = RawRecords.fetch(plan, places);
    List<RawRecord> raw = new ArrayList<>();
    for (Provenance place : places) {
      byte[] octets = found.get(place);
      if (octets != null) {
        raw.add(RawRecord.of(place, octets));
      }
    }
    return new Explanation(
        explanation.asked(),
        explanation.domain(),
        finding,
        explanation.timeline(),
        explanation.whatIf(),
        explanation.networks(),
        explanation.clients(),
        explanation.near(),
        explanation.aliases(),
        raw);
  }
}
