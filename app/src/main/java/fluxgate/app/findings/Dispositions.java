package fluxgate.app.findings;

import fluxgate.detect.Footprint;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Sentence;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dispositions that stand, and what they mean for findings. */
public final class Dispositions {
  /** Nobody decided anything. */
  public static final Dispositions NONE = new Dispositions(Map.of());

  private static final String CODE = "DISPOSITION";

  private final Map<DomainName, Disposition> byDomain;

  private Dispositions(Map<DomainName, Disposition> byDomain) {
    this.byDomain = byDomain;
  }

  /** Of several on one domain the newest that was not withdrawn counts. */
  public static Dispositions of(List<Disposition> all) {
    Map<DomainName, Disposition> byDomain = new HashMap<>();
    for (Disposition one : all) {
      if (one.withdrawnAt() == null) {
        byDomain.merge(
            one.domain(), one, (first, other) -> first.number() > other.number() ? first : other);
      }
    }
    return new Dispositions(byDomain);
  }

  /** The one that counts for a domain; null for none. */
  public @Nullable Disposition of(DomainName domain) {
    return byDomain.get(domain);
  }

  /**
   * A finding with what was decided of it.
   *
   * @param held the disposition that holds it down; null where it stands
   * @param exceeded why a benign disposition does not hold, as a sentence; null where that is not
   *     so
   */
  public record Judged(Finding finding, @Nullable Disposition held, @Nullable String exceeded) {}

  /**
   * Applies what was decided of a domain.
   *
   * @param footprint all that was seen of it; null where that is not known, so that nothing holds
   */
  public Judged judge(Finding finding, @Nullable Footprint footprint) {
    Disposition known = byDomain.get(finding.domain());
    if (known == null) {
      return new Judged(finding, null, null);
    }
    if (known.decision() != Decision.BENIGN) {
      return new Judged(noted(finding, known, ", which weighs nothing"), null, null);
    }
    String exceeded = exceeded(known, finding, footprint);
    if (exceeded == null) {
      Finding noted = noted(finding, known, "; all that was seen lies in its scope");
      if (finding.peakLevel() == Level.NONE) {
        return new Judged(noted, null, null); // lists hold it down already
      }
      return new Judged(
          noted.heldDown(
              "Held down by disposition "
                  + known.words()
                  + ": without it it would be at "
                  + finding.level().word()
                  + (finding.peakLevel() == finding.level()
                      ? ""
                      : ", having been at " + finding.peakLevel().word())
                  + "."),
          known,
          null);
    }
    return new Judged(
        noted(finding, known, "; it " + exceeded + ", so it does not hold"),
        null,
        "disposition "
            + known.words()
            + " of "
            + finding.domain().toString().replace(".", "[.]")
            + " "
            + exceeded
            + ": it is reported again.");
  }

  private static @Nullable String exceeded(
      Disposition known, Finding finding, @Nullable Footprint footprint) {
    if (known.isExpired(finding.lastSeenMicros())) {
      return "ended on " + known.expires();
    }
    String beyond =
        footprint == null
            ? "a name of which nothing is remembered"
            : known.scope().exceededBy(footprint, known.domain());
    return beyond == null ? null : "does not cover " + beyond;
  }

  private static Finding noted(Finding finding, Disposition known, String then) {
    return finding.withVerdict(
        finding
            .verdict()
            .with(
                new Evidence(
                    CODE,
                    1,
                    "decision",
                    "none",
                    0,
                    Sentence.of(
                        "Judged %s by %s on %s%s: \"%s\" (disposition %d)%s.",
                        known.decision().word(),
                        known.owner(),
                        known.setAt().atZone(ZoneOffset.UTC).toLocalDate(),
                        known.expires() == null ? "" : ", until " + known.expires(),
                        known.reason(),
                        known.number(),
                        then),
                    List.of())));
  }
}
