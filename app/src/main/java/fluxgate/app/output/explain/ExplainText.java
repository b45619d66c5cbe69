package fluxgate.app.output.explain;

import fluxgate.app.explain.ClientRow;
import fluxgate.app.explain.Explanation;
import fluxgate.app.explain.Gist;
import fluxgate.app.explain.InputGroup;
import fluxgate.app.explain.RawRecord;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.detect.timeline.ClientTrack;
import fluxgate.detect.timeline.OwnerTrack;
import fluxgate.detect.timeline.Timeline;
import fluxgate.dns.DomainName;
import fluxgate.net.Network;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation as a page of text. */
public final class ExplainText {
  /** Weight, code, and the gaps between. */
  private static final int EVIDENCE_HEAD = 28;

  /** What rounds to nothing. */
  private static final double WEIGHTLESS = 0.05;

  private static final int MOST_CLIENTS = 12;

  /** Columns for a client: an IPv6 address fits in most; with a program the page has more. */
  private static final int LEAST_CLIENT = 26;

  private static final int MOST_CLIENT = 40;
  private static final int LEAST_HOST = 8;
  private static final int MOST_NAMES = 12;
  private static final int MOST_EVENTS = 16;
  private static final int MOST_INPUTS = 12;

  private final Page page;

  public ExplainText(PrintStream out, boolean colour, Glyphs glyphs) {
    page = new Page(out, colour, glyphs);
  }

  /** Prints the page. */
  public void print(Explanation explanation) {
    Finding finding = explanation.finding();
    head(explanation, finding);
    page.row("");
    page.text(Gist.of(explanation));
    AliasText.of(explanation).forEach(page::text);
    if (explanation.timeline().isEmpty()) {
      near(explanation);
      return;
    }
    boolean answered = finding != null || !explanation.timeline().owners().isEmpty();
    if (finding == null && answered) {
      quiet(explanation);
    } else if (finding != null) {
      evidence(finding, "For", 1);
      evidence(finding, "Against", -1);
      if (finding.verdict().evidence().stream().anyMatch(piece -> side(piece) == 0)) {
        evidence(finding, "Neither way", 0);
      }
    }
    PlotText plots = new PlotText(explanation, page);
    if (answered) {
      plots.rotation();
    }
    plots.nameServers();
    if (answered) {
      clients(explanation);
    }
    plots.score();
    new EventText(explanation, page).print(MOST_EVENTS);
    if (finding != null) {
      inputs(explanation, finding);
      unknown(explanation, finding);
      new WhatIfText(page).print(explanation, finding);
    }
    leftOut(explanation.timeline());
  }

  private void head(Explanation explanation, @Nullable Finding finding) {
    String name = page.bold(Neutral.defanged(explanation.domain()));
    if (finding == null) {
      page.row(name);
    } else {
      page.row(
          name
              + "   "
              + level(finding.level())
              + String.format(Locale.ROOT, "   score %.1f", finding.verdict().score())
              + "   "
              + finding.verdict().variant().word()
              + (finding.synthetic() ? "   (synthetic)" : ""));
    }
    if (!explanation.asked().equals(explanation.domain())) {
      page.line(
          "asked for",
          Neutral.defanged(explanation.asked())
              + "; verdicts are about registered domains, so this page is about "
              + Neutral.defanged(explanation.domain()));
    }
    Timeline timeline = explanation.timeline();
    if (timeline.isEmpty()) {
      return;
    }
    page.line(
        "seen",
        UtcTime.second(timeline.firstMicros()) + " to " + UtcTime.second(timeline.lastMicros()));
    if (finding != null) {
      page.line("level", levels(finding));
      page.line("answers", answers(finding));
      page.line("id", finding.id());
      if (!finding.via().isEmpty()) {
        page.line("led here", names(List.copyOf(finding.via())));
      }
    }
  }

  private static String levels(Finding finding) {
    StringBuilder text = new StringBuilder(word(finding.level()));
    if (finding.peakLevel() != finding.level()) {
      text.append(", ").append(finding.peakLevel().word()).append(" at its peak");
    }
    Long suspect = finding.suspectAtMicros();
    if (suspect != null) {
      text.append("; suspect or above since ").append(UtcTime.second(suspect));
    }
    Long alert = finding.alertAtMicros();
    if (alert != null) {
      text.append(", alert since ").append(UtcTime.second(alert));
    }
    return text.toString();
  }

  private static String answers(Finding finding) {
    Long toAlert = finding.answers().freshToAlert();
    return String.format(
        Locale.ROOT,
        "%,d, of them %,d fresh%s; owner names: %s",
        finding.answers().total(),
        finding.answers().fresh(),
        toAlert == null ? "" : ", " + toAlert + " when the alert came",
        names(finding.names())
            + Counted.rest(
                finding.nameCount() - shown(finding.names().size()), finding.hasMoreNames()));
  }

  private static int shown(int size) {
    return Math.min(size, MOST_NAMES);
  }

  private static String names(List<DomainName> names) {
    return names.stream()
        .limit(MOST_NAMES)
        .map(Neutral::defanged)
        .collect(Collectors.joining(", "));
  }

  /** 1 for, -1 against, 0 where it weighs nothing. */
  private static int side(Evidence piece) {
    return Math.abs(piece.contribution()) < WEIGHTLESS ? 0 : piece.contribution() > 0 ? 1 : -1;
  }

  private void evidence(Finding finding, String title, int sign) {
    List<Evidence> pieces =
        finding.verdict().evidence().stream().filter(piece -> sign == side(piece)).toList();
    double sum = pieces.stream().mapToDouble(Evidence::contribution).sum();
    page.heading(
        title,
        pieces.isEmpty()
            ? "nothing"
            : sign == 0 ? "" : String.format(Locale.ROOT, "%+.1f together", sum));
    String expected = finding.baseline().equals("cold") ? "expected in general: " : "expected: ";
    for (Evidence piece : pieces) {
      String weight =
          sign == 0 ? "  0.0" : String.format(Locale.ROOT, "%+5.1f", piece.contribution());
      String head =
          page.paint(weight, sign > 0 ? "31" : sign < 0 ? "32" : "0")
              + String.format("  %-19s  ", piece.code());
      page.hanging(head, EVIDENCE_HEAD, Neutral.sentence(piece.sentence()));
      page.hanging(" ".repeat(EVIDENCE_HEAD), EVIDENCE_HEAD, expected + piece.expected());
    }
  }

  private void quiet(Explanation explanation) {
    page.heading("Owner names", "none of them rotates");
    int listed = 0;
    for (OwnerTrack owner : explanation.timeline().owners()) {
      if (listed++ >= MOST_NAMES) {
        break;
      }
      String addresses =
          owner.addresses().stream()
              .limit(4)
              .map(address -> address + network(explanation, address))
              .collect(Collectors.joining(", "));
      page.line(
          "",
          explanation.ownerName(owner.name()).replace(".", "[.]")
              + ": "
              + PlotText.count(owner.answers(), "answer", "answers")
              + ", "
              + addresses);
    }
    int more = explanation.timeline().owners().size() - MOST_NAMES;
    if (more > 0) {
      page.line("", "and " + more + " more");
    }
  }

  private static String network(Explanation explanation, fluxgate.net.IpAddress address) {
    Network network = explanation.networks().apply(address);
    return network == null ? "" : " (AS" + network.asn() + " " + network.name() + ")";
  }

  private void near(Explanation explanation) {
    List<DomainName> near = explanation.near();
    if (near.isEmpty()) {
      if (!explanation.aliases().isEmpty()) {
        return;
      }
      page.text("No name that was read is near it.");
    } else {
      page.text("Near it in the input: " + names(near) + ".");
    }
  }

  private void clients(Explanation explanation) {
    List<ClientRow> rows = ClientRow.of(explanation);
    int all = explanation.clientCount();
    page.heading(
        "Clients",
        rows.isEmpty() ? "" : Counted.of(all, explanation.hasMoreClients(), "client", "clients"));
    if (rows.isEmpty()) {
      page.text("No client was seen.");
      return;
    }
    List<ClientRow> shown = rows.stream().limit(MOST_CLIENTS).toList();
    int width = LEAST_CLIENT;
    for (ClientRow client : shown) {
      width = Math.clamp(Neutral.text(client.label()).length(), width, MOST_CLIENT);
    }
    String row = "%-" + width + "s %8s %12s %10s %10s  %s";
    page.row(
        String.format(row, "CLIENT", "ANSWERS", "CONNECTIONS", "UNANSWERED", "ADDRESSES", "PORTS"));
    for (ClientRow client : shown) {
      ClientTrack track = client.track();
      page.row(
          String.format(
              Locale.ROOT,
              row,
              cut(Neutral.text(client.label()), width),
              client.answers(),
              client.connections(),
              track == null ? "" : track.unanswered(),
              client.contacted(),
              track == null ? "" : ports(track)));
    }
    String rest = Counted.rest(all - shown.size(), explanation.hasMoreClients());
    if (!rest.isEmpty()) {
      page.row(rest.strip());
    }
  }

  /** A client's label; of one that is too long first the host is cut, so that its program stays. */
  private String cut(String label, int width) {
    int gap = label.indexOf(' ');
    int room = width - (label.length() - gap);
    return gap < 0 || label.length() <= width || room < LEAST_HOST
        ? page.cut(label, width)
        : page.cut(label.substring(0, gap), room) + label.substring(gap);
  }

  private static String ports(ClientTrack track) {
    List<String> ports = new ArrayList<>();
    track.ports().forEach((port, count) -> ports.add(port.toString()));
    int more = ports.size() - 3;
    return String.join(" ", ports.subList(0, Math.min(3, ports.size())))
        + (more > 0 ? " +" + more : "");
  }

  private void inputs(Explanation explanation, Finding finding) {
    List<InputGroup> groups = InputGroup.of(finding);
    page.heading(
        "Inputs",
        groups.isEmpty() ? "none" : "raw records that the evidence stands on, by octet offset");
    int printed = 0;
    int all = 0;
    for (InputGroup group : groups) {
      all += group.places().size();
      if (printed < MOST_INPUTS) {
        page.hanging("", 0, String.join(", ", group.codes()) + ":");
      }
      for (Provenance place : group.places()) {
        if (printed < MOST_INPUTS) {
          printed++;
          input(place, explanation.raw());
        }
      }
    }
    if (all > printed) {
      page.row("and " + (all - printed) + " more, which --json lists");
    }
  }

  private void input(Provenance place, List<RawRecord> raw) {
    String where =
        String.format(
            Locale.ROOT, "%s, offset %d, length %d", place.file(), place.offset(), place.length());
    page.hanging("  ", 2, where);
    for (RawRecord record : raw) {
      if (record.place().equals(place)) {
        page.hanging(
            "      ", 6, record.text().replace("\t", "  ") + (record.cut() ? " … (cut)" : ""));
      }
    }
  }

  private void unknown(Explanation explanation, Finding finding) {
    List<String> codes = finding.verdict().unknown();
    page.heading("What is unknown", codes.isEmpty() ? "nothing that matters" : "");
    for (String code : codes) {
      page.hanging(String.format("%-24s", code), 24, explanation.unknown(code));
    }
  }

  private void leftOut(Timeline timeline) {
    long events = timeline.events().leftOut();
    if (timeline.leftOut() + events > 0) {
      page.heading("Left out", "");
      page.text(
          String.format(
              Locale.ROOT,
              "This page is bounded: %,d sightings of further addresses, clients, owner names or"
                  + " name servers and %,d events between the first and the last are not on it.",
              timeline.leftOut(),
              events));
    }
  }

  private String level(Level level) {
    String word = word(level);
    return switch (level) {
      case ALERT -> page.paint(word, "1;31");
      case SUSPECT -> page.paint(word, "33");
      case WATCH -> page.paint(word, "36");
      case NONE -> word;
    };
  }

  static String word(Level level) {
    return level == Level.NONE ? "no level" : level.word();
  }
}
