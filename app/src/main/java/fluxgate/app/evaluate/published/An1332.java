package fluxgate.app.evaluate.published;

/**
 * ATT&CK AN1332 (DET0485, Linux): domains that resolve to a rotating set of addresses within very
 * short TTL intervals, correlated with much asking by programs that are no browsers. Read here as:
 * among answers with a TTL below TTLThreshold the set of addresses changes twice within TimeWindow;
 * names in DomainReputationFeed are left out, and answers to browsers where the asking process is
 * known.
 *
 * <p>What it cannot judge on network telemetry: which program asks.
 */
public final class An1332 implements PublishedDetector {
  private final AnalyticSettings settings;
  private final States<Rotation> states = new States<>(Rotation::new);

  public An1332(AnalyticSettings settings) {
    this.settings = settings;
  }

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    if (!answer.hasTtlUpTo(settings.ttlThresholdSeconds() - 1)
        || answer.isBrowsers()
        || AnalyticSettings.names(settings.domainReputationFeed(), answer.name())) {
      return;
    }
    if (states.of(answer.key()).add(answer, settings.timeWindowMicros())) {
      accusations.add(answer.domain(), answer.micros());
    }
  }
}
