package fluxgate.app.output.html;

import fluxgate.app.explain.ClientRow;
import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.app.output.explain.TimeAxis;
import fluxgate.detect.timeline.ClientTrack;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts that a page of findings and a page of one domain have in common. */
final class Portrait {
  /** What a page says of data that nobody's network sent. */
  static final String SYNTHETIC = "Synthetic: its networks come from a map of reserved ranges.";

  private static final int MOST_NAMES = 12;
  private static final int MOST_CLIENTS = 20;

  private final Html html;
  private final Explanation explanation;
  private final String id;

  /** {@code id} is the domain's own on the page. */
  Portrait(Html html, Explanation explanation, String id) {
    this.html = html;
    this.explanation = explanation;
    this.id = id;
  }

  TimeAxis axis() {
    return new TimeAxis(
        explanation.timeline().firstMicros(), explanation.timeline().lastMicros(), 1);
  }

  static void level(Html html, Level level) {
    html.put(
        "span", level == Level.NONE ? "no level" : level.word(), "class", "level " + level.word());
  }

  /** What is known in figures. */
  void facts(Finding finding) {
    html.open("dl");
    fact("Score", String.format(Locale.ROOT, "%.1f", finding.verdict().score()));
    fact("Variant", finding.verdict().variant().word());
    fact(
        "Seen",
        UtcTime.second(finding.firstSeenMicros())
            + " to "
            + UtcTime.second(finding.lastSeenMicros()));
    Long suspect = finding.suspectAtMicros();
    if (suspect != null) {
      fact("Suspect or above since", UtcTime.second(suspect));
    }
    Long alert = finding.alertAtMicros();
    if (alert != null) {
      fact("Alert since", UtcTime.second(alert));
    }
    if (finding.peakLevel() != finding.level()) {
      fact("Peak", finding.peakLevel().word());
    }
    Long toAlert = finding.answers().freshToAlert();
    fact(
        "Answers",
        String.format(
            Locale.ROOT,
            "%,d, of them %,d fresh%s",
            finding.answers().total(),
            finding.answers().fresh(),
            toAlert == null ? "" : "; alert after " + toAlert + " fresh"));
    fact(
        "Addresses",
        String.format(
            Locale.ROOT,
            "%s%,d in %,d networks",
            finding.hasMoreAddresses() ? "at least " : "",
            finding.addresses().count(),
            finding.addresses().asns()));
    Finding.Ttls ttl = finding.ttl();
    if (ttl != null) {
      fact(
          "TTL of fresh answers",
          String.format(
              Locale.ROOT,
              ttl.min() == ttl.max() ? "%,d s, %4$s" : "%,d to %,d s, median %,d s, %s",
              ttl.min(),
              ttl.max(),
              ttl.median(),
              ttl.kind().name().toLowerCase(Locale.ROOT)));
    }
    fact("Owner names", names(finding.names(), finding.nameCount(), finding.hasMoreNames()));
    if (!finding.via().isEmpty()) {
      fact("Led here", names(List.copyOf(finding.via()), finding.via().size(), false));
    }
    fact("Identifier", finding.id());
    html.end();
  }

  private void fact(String term, String text) {
    html.put("dt", term).put("dd", text);
  }

  private static String names(List<DomainName> names, int count, boolean andMore) {
    return names.stream().limit(MOST_NAMES).map(Neutral::defanged).collect(Collectors.joining(", "))
        + Counted.rest(count - Math.min(MOST_NAMES, names.size()), andMore);
  }

  /** For and against, in one table: strongest first. */
  void evidence(Finding finding) {
    html.put("h3", "Evidence");
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    html.put("th", "Weight", "scope", "col", "class", "n");
    html.put("th", "Speaks", "scope", "col").put("th", "Code", "scope", "col");
    html.put("th", "What was measured", "scope", "col");
    html.end().end().open("tbody");
    String expected = finding.baseline().equals("cold") ? "Expected in general: " : "Expected: ";
    for (Evidence piece : finding.verdict().evidence()) {
      boolean flux = piece.contribution() > 0;
      html.open("tr");
      html.put(
          "td",
          String.format(Locale.ROOT, "%+.1f", piece.contribution() + 0.0),
          "class",
          "n " + (flux ? "for" : "against"));
      html.put("td", flux ? "for" : piece.contribution() < 0 ? "against" : "neither way");
      html.open("td").put("span", piece.code(), "class", "code").close();
      html.open("td", "class", "say").text(Neutral.sentence(piece.sentence()));
      html.put("span", expected + piece.expected(), "class", "expected");
      html.end().end();
    }
    html.end().end().end();
    for (String cap : finding.verdict().caps()) {
      html.open("p").put("b", "Held: ").text(cap).end();
    }
  }

  /** What could not be observed. */
  void unknown(Finding finding) {
    html.put("h3", "What is unknown");
    if (finding.verdict().unknown().isEmpty()) {
      html.put("p", "Nothing that matters.");
      return;
    }
    html.open("ul");
    for (String code : finding.verdict().unknown()) {
      html.open("li").put("span", code, "class", "code");
      html.text(" " + explanation.unknown(code)).end();
    }
    html.end();
  }

  /** Who asked and who connected, then the same as a drawing. */
  void clients() {
    List<ClientRow> rows = ClientRow.of(explanation);
    html.put("h3", "Clients and connections");
    if (rows.isEmpty()) {
      html.put("p", "No client was seen.");
      return;
    }
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    html.put("th", "Client", "scope", "col");
    for (String column : List.of("Answers", "Connections", "Unanswered", "Addresses")) {
      html.put("th", column, "scope", "col", "class", "n");
    }
    html.put("th", "Ports", "scope", "col").end().end().open("tbody");
    for (ClientRow row : rows.stream().limit(MOST_CLIENTS).toList()) {
      ClientTrack track = row.track();
      html.open("tr").put("td", row.label(), "class", "name");
      number(row.answers());
      number(row.connections());
      html.put("td", track == null ? "" : String.valueOf(track.unanswered()), "class", "n");
      number(row.contacted());
      html.put("td", track == null ? "" : ports(track)).end();
    }
    html.end().end().end();
    int clients = explanation.clientCount();
    boolean andMore = explanation.hasMoreClients();
    int listed = Math.min(MOST_CLIENTS, rows.size());
    if (clients > listed || andMore) {
      html.put(
          "p",
          "The first "
              + listed
              + " of "
              + Counted.of(clients, andMore, "client", "clients")
              + ", most connections first.",
          "class",
          "note");
    }
    new ClientMatrix(html, explanation.networks())
        .draw(rows, Counted.of(clients, andMore, "client", "clients"), id + "-c");
  }

  private void number(long value) {
    html.put("td", String.format(Locale.ROOT, "%,d", value), "class", "n");
  }

  private static String ports(ClientTrack track) {
    List<String> ports = new ArrayList<>();
    track.ports().forEach((port, count) -> ports.add(port.toString()));
    int more = ports.size() - 6;
    return String.join(", ", ports.subList(0, Math.min(6, ports.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
