package fluxgate.app.evaluate.published;

/**
 * A TTL of at most 300 s and at least five addresses in 24 hours: the rule of thumb that advisories
 * and blogs hand on (TTL of minutes, "more than five addresses", as in J. Nazario and T. Holz, "As
 * the Net Churns", MALWARE 2008). Only answers with such a TTL count; without TTLs it judges
 * nothing.
 */
public final class TtlAndAddresses implements PublishedDetector {
  private static final long MOST_TTL_SECONDS = 300;
  private static final int LEAST_ADDRESSES = 5;
  private static final long WINDOW_MICROS = 24 * 3600L * 1_000_000;

  private final States<RecentAddresses> states = new States<>(RecentAddresses::new);

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    if (!answer.hasTtlUpTo(MOST_TTL_SECONDS)) {
      return;
    }
    RecentAddresses recent = states.of(answer.key());
    recent.add(answer, answer.micros() - WINDOW_MICROS);
    if (recent.size() >= LEAST_ADDRESSES) {
      accusations.add(answer.domain(), answer.micros());
    }
  }
}
