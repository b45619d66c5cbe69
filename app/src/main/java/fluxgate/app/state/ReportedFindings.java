package fluxgate.app.state;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of findings when they were last printed, and so what they are now.
 *
 * <ul>
 *   <li><em>new</em>: never printed, or closed before and there again under a new id;
 *   <li><em>changed</em>: level, variant or network are others than when it was last printed, or
 *       there is materially more of it: another client, the first connection, twice the addresses
 *       or twice the addresses of name servers;
 *   <li><em>closed</em>: for seven days of event time nothing was seen of it, or its level has
 *       fallen below watch;
 *   <li><em>ongoing</em>: anything else.
 * </ul>
 */
final class ReportedFindings {
  /** Some findings a day for years; beyond, the one not printed for longest goes. */
  private static final int CAPACITY = 100_000;

  /** What was printed. */
  private record Said(
      int level,
      int variant,
      @Nullable String network,
      int clients,
      boolean connections,
      int addresses,
      int nameServerAddresses,
      boolean closed) {
    static Said of(Finding finding, boolean closed) {
      return new Said(
          finding.level().ordinal(),
          finding.verdict().variant().ordinal(),
          finding.network(),
          finding.clientCount(),
          finding.clients().stream().anyMatch(client -> client.connections() > 0),
          finding.addresses().count(),
          finding.nameServers().addresses(),
          closed);
    }

    boolean isMateriallyLessThan(Said now) {
      return now.level != level
          || now.variant != variant
          || !Objects.equals(now.network, network)
          || now.clients > clients
          || now.connections && !connections
          || now.addresses >= 2 * Math.max(1, addresses)
          || now.nameServerAddresses >= 2 * Math.max(1, nameServerAddresses)
          || now.closed != closed;
    }
  }

  private final Map<String, Said> byId = new LinkedHashMap<>();

  /** The finding with its status at an event time. */
  Finding judged(Finding finding, long nowMicros) {
    return finding.withStatus(status(finding, nowMicros));
  }

  private Status status(Finding finding, long nowMicros) {
    Said before = byId.get(finding.id());
    if (before == null) {
      return isOver(finding, nowMicros) ? Status.CLOSED : Status.NEW;
    }
    if (isOver(finding, nowMicros)) {
      return Status.CLOSED;
    }
    return before.isMateriallyLessThan(Said.of(finding, false)) ? Status.CHANGED : Status.ONGOING;
  }

  /** Whether somebody who saw what was printed before learns anything from it. */
  boolean isNews(Finding judged) {
    Said before = byId.get(judged.id());
    return switch (judged.status()) {
      case NEW, CHANGED -> true;
      case ONGOING -> false;
      case CLOSED -> before == null || !before.closed;
    };
  }

  private static boolean isOver(Finding finding, long nowMicros) {
    return finding.level().compareTo(Level.WATCH) < 0
        || nowMicros - finding.lastSeenMicros() >= DomainState.SILENCE_MICROS;
  }

  /** The finding was printed. */
  void printed(Finding judged) {
    byId.remove(judged.id());
    if (byId.size() >= CAPACITY) {
      byId.remove(byId.keySet().iterator().next());
    }
    byId.put(judged.id(), Said.of(judged, judged.status() == Status.CLOSED));
  }

  void write(StateWriter out) {
    out.count(byId.size());
    byId.forEach((id, said) -> {
      out.text(id);
      out.count(said.level);
      out.count(said.variant);
      out.optionalText(said.network);
      out.count(said.clients);
      out.flag(said.connections);
      out.count(said.addresses);
      out.count(said.nameServerAddresses);
      out.flag(said.closed);
    });
  }

  static ReportedFindings read(StateReader in) {
    ReportedFindings reported = new ReportedFindings();
    for (int i = in.size(); i > 0; i--) {
      reported.byId.put(
          in.text(),
          new Said(
              in.smallCount(),
              in.smallCount(),
              in.optionalText(),
              in.smallCount(),
              in.flag(),
              in.smallCount(),
              in.smallCount(),
              in.flag()));
    }
    return reported;
  }
}
