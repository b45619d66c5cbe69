package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * ATT&CK AN1334 (DET0485, ESXi): abnormal resolver behaviour such as frequent changes from name to
 * address, or unauthorised changes of DNS settings, correlated with short TTLs. Read here as: for a
 * domain outside ExternalDomainWhitelist, among answers with a TTL of at most 300 s, the set of
 * addresses changes twice within TimeWindow, or a server outside ResolverConfigPaths (where that is
 * given) answers.
 *
 * <p>What it cannot judge on network telemetry: the hypervisor's own configuration and the commands
 * that change it; and which client is a hypervisor, so it takes every client for one.
 */
public final class An1334 implements PublishedDetector {
  private final AnalyticSettings settings;
  private final States<Rotation> states = new States<>(Rotation::new);

  public An1334(AnalyticSettings settings) {
    this.settings = settings;
  }

  @Override
  public void answered(Answer answer, Accusations accusations) {
    if (accusations.has(answer.domain())) {
      states.forget(answer.key());
      return;
    }
    if (!answer.hasTtlUpTo(AnalyticSettings.LOW_TTL_SECONDS)
        || AnalyticSettings.names(settings.externalDomainWhitelist(), answer.name())) {
      return;
    }
    boolean rotates = states.of(answer.key()).add(answer, settings.timeWindowMicros());
    if (rotates || isUnexpected(answer.server())) {
      accusations.add(answer.domain(), answer.micros());
    }
  }

  private boolean isUnexpected(@Nullable IpAddress server) {
    return server != null
        && !settings.resolverConfigPaths().isEmpty()
        && settings.resolverConfigPaths().stream().noneMatch(prefix -> prefix.contains(server));
  }
}
