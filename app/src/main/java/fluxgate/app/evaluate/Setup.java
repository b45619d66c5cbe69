package fluxgate.app.evaluate;

import fluxgate.app.evaluate.published.AnalyticSettings;
import fluxgate.verdict.Level;
import java.util.Set;

/**
 * How detectors are compared.
 *
 * @param level what Fluxgate must reach at any time for a domain to count as found
 * @param unlistedAreBenign whether domains that the truth does not name count as negatives
 * @param analytics the mutable elements of ATT&CK's analytics
 * @param byDomain whether published detectors keep one state a registered domain, and not one an
 *     owner name as their authors do
 * @param ablation what is kept from all detectors
 * @param only the published detectors to run beside Fluxgate; empty: all
 * @param listHours how many of a name's first hours feed the static list
 */
public record Setup(
    Level level,
    boolean unlistedAreBenign,
    AnalyticSettings analytics,
    boolean byDomain,
    Ablation ablation,
    Set<String> only,
    int listHours) {
  public Setup {
    only = Set.copyOf(only);
  }

  /** The same with something else kept from the detectors. */
  public Setup with(Ablation other) {
    return new Setup(level, unlistedAreBenign, analytics, byDomain, other, only, listHours);
  }
}
