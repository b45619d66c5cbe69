package fluxgate.app.evaluate.published;

/**
 * ATT&CK AN1331 (DET0485, Windows): repeated resolutions in which one name returns several
 * addresses in short succession, with low TTLs and much asking by unusual processes. Read here as:
 * at least two answers with a TTL of at most 300 s that together bring DNSQueryBurstThreshold
 * addresses within TimeWindow; where the asking process is known, a browser's answers do not count.
 *
 * <p>What it cannot judge on network telemetry: which process asks, and from whom that descends.
 */
public final class An1331 implements PublishedDetector {
  private static final class Burst {
    final RecentAddresses addresses = new RecentAddresses();
    long lastMicros = Long.MIN_VALUE;
  }

  private final AnalyticSettings settings;
  private final States<Burst> states = new States<>(Burst::new);

  public An1331(AnalyticSettings settings) {
    this.settings = settings;
  }

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    if (!answer.hasTtlUpTo(AnalyticSettings.LOW_TTL_SECONDS) || answer.isBrowsers()) {
      return;
    }
    Burst burst = states.of(answer.key());
    long since = answer.micros() - settings.timeWindowMicros();
    boolean repeated = burst.lastMicros >= since || answer.count() > 1;
    burst.lastMicros = answer.micros();
    burst.addresses.add(answer, since);
    if (repeated && burst.addresses.size() >= settings.dnsQueryBurstThreshold()) {
      accusations.add(answer.domain(), answer.micros());
    }
  }
}
