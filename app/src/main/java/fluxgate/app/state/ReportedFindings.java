package fluxgate.app.state;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import fluxgate.verdict.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of findings when they were last printed, and so what they are now.
 *
 * <ul>
 *   <li><em>new</em>: never printed, or closed before and there again under a new id;
 *   <li><em>changed</em>: level, variant or network are others than when it was last printed, the
 *       first connection to it was seen, or it has grown to twice as many addresses, addresses of
 *       name servers or clients; one more of them is no news;
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

    /** What is another now, or materially more, and what it was; empty where nothing is. */
    List<String> changes(Said now) {
      List<String> changes = new ArrayList<>();
      if (now.level != level) {
        changes.add("level was " + Level.values()[level].word());
      }
      if (now.variant != variant) {
        changes.add("variant was " + Variant.values()[variant].word());
      }
      if (!Objects.equals(now.network, network)) {
        changes.add("network was " + (network == null ? "none" : network));
      }
      if (now.clients >= 2 * Math.max(1, clients)) {
        changes.add("clients were " + clients);
      }
      if (now.connections && !connections) {
        changes.add("connections were none");
      }
      if (now.addresses >= 2 * Math.max(1, addresses)) {
        changes.add("addresses were " + addresses);
      }
      if (now.nameServerAddresses >= 2 * Math.max(1, nameServerAddresses)) {
        changes.add("addresses of name servers were " + nameServerAddresses);
      }
      if (now.closed != closed) {
        changes.add("was closed");
      }
      return changes;
    }
  }

  private final Map<String, Said> byId = new LinkedHashMap<>();

  /** The finding with its status at an event time, and what changed. */
  Finding judged(Finding finding, long nowMicros) {
    Said before = byId.get(finding.id());
    if (isOver(finding, nowMicros)) {
      return finding.withStatus(Status.CLOSED, List.of());
    }
    if (before == null) {
      return finding.withStatus(Status.NEW, List.of());
    }
    List<String> changes = before.changes(Said.of(finding, false));
    return finding.withStatus(changes.isEmpty() ? Status.ONGOING : Status.CHANGED, changes);
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
              place(in, Level.values().length),
              place(in, Variant.values().length),
              in.optionalText(),
              in.smallCount(),
              in.flag(),
              in.smallCount(),
              in.smallCount(),
              in.flag()));
    }
    return reported;
  }

  /** The place of a value in its enumeration, which damage could have moved out of it. */
  private static int place(StateReader in, int values) {
    int place = in.smallCount();
    if (place >= values) {
      throw new StateReader.StateFormatException("no such level or variant: " + place);
    }
    return place;
  }
}
