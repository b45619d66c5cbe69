package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * ATT&CK AN1333 (DET0485, macOS): processes that ask again and again for names whose addresses
 * change often within very short TTLs, validated by outbound traffic. Read here as: with TTLs of at
 * most 300 s a name brings DNSRotationRate new addresses within an hour, its domain is not older
 * than NewDomainThreshold, and somebody connects to one of its addresses; where the input has no
 * connections at all, the last condition is dropped.
 *
 * <p>What it cannot judge on network telemetry: which process asks. Where nobody said when the
 * domain was registered, its age is the time since the name's first answer with such a TTL.
 */
public final class An1333 implements PublishedDetector {
  private static final long HOUR_MICROS = 3600L * 1_000_000;

  /** A name that has shown more is a candidate long since, at any rate that tells. */
  private static final int MOST_ADDRESSES = 1024;

  /** Addresses of candidates that are waited for. */
  private static final int MOST_AWAITED = 200_000;

  private static final class Churn {
    final Set<IpAddress> known = new HashSet<>(4);
    final ArrayDeque<Long> news = new ArrayDeque<>(2);
    long firstMicros = Long.MIN_VALUE;
  }

  private record Candidate(int domain, long micros) {}

  private final AnalyticSettings settings;
  private final States<Churn> states = new States<>(Churn::new);
  private final Map<Integer, Long> candidates = new LinkedHashMap<>();
  private final Map<IpAddress, Candidate> awaited = new HashMap<>();
  private boolean sawConnections;

  public An1333(AnalyticSettings settings) {
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
    Churn churn = states.of(answer.key());
    boolean first = churn.known.isEmpty();
    churn.firstMicros = first ? answer.micros() : churn.firstMicros;
    for (IpAddress address : answer.addresses()) {
      if (churn.known.size() < MOST_ADDRESSES && churn.known.add(address) && !first) {
        churn.news.addLast(answer.micros());
      }
    }
    while (!churn.news.isEmpty() && churn.news.getFirst() < answer.micros() - HOUR_MICROS) {
      churn.news.removeFirst();
    }
    Long registered = answer.registeredMicros();
    long born = registered == null ? churn.firstMicros : registered;
    boolean young = answer.micros() - born <= settings.newDomainThresholdMicros();
    if (young && churn.news.size() >= settings.dnsRotationRate()) {
      candidates.putIfAbsent(answer.domain(), answer.micros());
    }
    if (candidates.containsKey(answer.domain())) {
      for (IpAddress address : churn.known) {
        if (awaited.size() < MOST_AWAITED) {
          awaited.put(address, new Candidate(answer.domain(), answer.micros()));
        }
      }
    }
  }

  @Override
  public void connected(ConnectionObservation connection, Accusations accusations) {
    sawConnections = true;
    Candidate candidate = awaited.get(connection.destination());
    if (candidate != null) {
      accusations.add(candidate.domain(), Math.max(candidate.micros(), connection.timeMicros()));
    }
  }

  @Override
  public void finish(Accusations accusations) {
    if (!sawConnections) {
      candidates.forEach(accusations::add);
    }
  }
}
