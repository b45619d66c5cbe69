package fluxgate.app.explain;

import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.detect.timeline.ClientTrack;
import fluxgate.detect.timeline.Timeline;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One sentence that says what was seen and what it comes to. */
public final class Gist {
  private static final double MOST = 0.5;

  private Gist() {}

  /** The sentence; without the domain's name. */
  public static String of(Explanation explanation) {
    Finding finding = explanation.finding();
    Timeline timeline = explanation.timeline();
    if (finding == null && timeline.owners().isEmpty()) {
      return explanation.aliases().isEmpty()
          ? timeline.isEmpty()
              ? "Nothing that was read answers for this domain."
              : "No address of this domain was seen, only what it delegates to or a policy's"
                  + " answer."
          : "No address stands under this domain: its names are aliases of others.";
    }
    Span span =
        finding == null
            ? new Span(timeline.lastMicros() - timeline.firstMicros())
            : new Span(finding.lastSeenMicros() - finding.firstSeenMicros());
    int addresses = timeline.addresses().size();
    if (finding == null || finding.addresses().count() == 0) {
      return String.format(
          Locale.ROOT,
          "Nothing rotates: over %s its %s answered with %s, none of them with more than two.",
          span,
          Counted.of(timeline.owners().size(), "owner name", "owner names"),
          Counted.of(addresses, "address", "addresses"));
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "over %s it answered with %s in %s",
            span,
            Counted.of(
                finding.addresses().count(), finding.hasMoreAddresses(), "address", "addresses"),
            Counted.of(finding.addresses().asns(), "network", "networks")));
    String where = mostly(explanation);
    if (where != null) {
      parts.add(where);
    }
    Finding.Ttls ttl = finding.ttl();
    if (ttl != null) {
      parts.add(String.format(Locale.ROOT, "each good for %,d s at most", ttl.max()));
    }
    if (says(finding, "NS_FLUX")) {
      parts.add("its name servers moved as well");
    }
    parts.add(used(explanation, finding));
    return verdict(finding) + ": " + String.join(", ", parts) + "." + against(finding);
  }

  private static String verdict(Finding finding) {
    return switch (finding.level()) {
      case ALERT -> "Behaves like fast flux (" + finding.verdict().variant().word() + ")";
      case SUSPECT -> "Probably fast flux (" + finding.verdict().variant().word() + ")";
      case WATCH -> "Worth watching, no more";
      case NONE -> "Not fast flux by what was seen";
    };
  }

  private static @Nullable String mostly(Explanation explanation) {
    int[] kinds = new int[NetworkKind.values().length];
    int all = 0;
    for (var track : explanation.timeline().addresses()) {
      kinds[explanation.kind(track.address()).ordinal()]++;
      all++;
    }
    for (NetworkKind kind : NetworkKind.values()) {
      if (kind != NetworkKind.UNKNOWN && kinds[kind.ordinal()] > MOST * all) {
        return String.format(
            Locale.ROOT, "%.0f %% of them %s", 100.0 * kinds[kind.ordinal()] / all, plural(kind));
      }
    }
    return null;
  }

  private static String plural(NetworkKind kind) {
    return switch (kind) {
      case ACCESS -> "homes and phones";
      case HOSTING -> "rented servers";
      case CDN -> "of content-delivery networks";
      case CLOUD -> "in clouds";
      case EDUCATION -> "at universities and schools";
      case UNKNOWN -> "in networks of unknown kind";
    };
  }

  private static String used(Explanation explanation, Finding finding) {
    long connections =
        explanation.timeline().clients().stream().mapToLong(ClientTrack::connections).sum();
    if (finding.clientCount() == 0) {
      return "and nobody knows for whom";
    }
    String clients =
        Counted.of(finding.clientCount(), finding.hasMoreClients(), "client", "clients");
    return connections == 0
        ? "and " + clients + " asked without a connection in sight"
        : "and "
            + clients
            + " connected "
            + (connections == 1 ? "once" : String.format(Locale.ROOT, "%,d times", connections));
  }

  private static String against(Finding finding) {
    Evidence most =
        finding.verdict().evidence().stream()
            .filter(piece -> piece.contribution() < 0)
            .min(Comparator.comparingDouble(Evidence::contribution))
            .orElse(null);
    if (most == null || finding.level().compareTo(Level.SUSPECT) >= 0) {
      return "";
    }
    return " What speaks against it most: " + Neutral.sentence(most.sentence());
  }

  private static boolean says(Finding finding, String code) {
    return finding.verdict().evidence().stream().anyMatch(piece -> piece.code().equals(code));
  }
}
