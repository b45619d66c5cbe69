package fluxgate.app.output.explain;

import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.detect.timeline.Event;
import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The events of a timeline that a person wants to read one by one. */
final class EventText {
  private static final int MOST_NAMES = 3;

  /** The first answers show how the rotation began; the plots show how it went on. */
  private static final int MOST_ANSWERS = 4;

  private final Explanation explanation;
  private final Page page;

  EventText(Explanation explanation, Page page) {
    this.explanation = explanation;
    this.page = page;
  }

  void print(int most) {
    List<Event> told = new ArrayList<>();
    int answers = 0;
    for (Event event : explanation.timeline().events().all()) {
      boolean isAnswer = event instanceof Event.Answered;
      answers += isAnswer ? 1 : 0;
      if (!isAnswer || answers <= MOST_ANSWERS) {
        told.add(event);
      }
    }
    told.sort(java.util.Comparator.comparingLong(Event::micros));
    page.heading("Events", "the first answers, and every change");
    int half = most / 2;
    int left = 0;
    for (int i = 0; i < told.size(); i++) {
      Event event = told.get(i);
      boolean between = told.size() > most && i >= half && i < told.size() - half;
      if (between && !(event instanceof Event.Judged)) {
        left++;
        continue;
      }
      leftOut(left);
      left = 0;
      page.hanging(UtcTime.second(event.micros()) + "  ", 22, sentence(event));
    }
    leftOut(left);
    if (answers > MOST_ANSWERS) {
      page.row(
          page.plain(
              String.format(
                  Locale.ROOT,
                  "… and %,d more answers, which --json lists",
                  answers - MOST_ANSWERS)));
    }
  }

  private void leftOut(int events) {
    if (events > 0) {
      page.row(page.plain("… and " + events + " more, which --json lists"));
    }
  }

  private String sentence(Event event) {
    return switch (event) {
      case Event.Answered answer -> answered(answer);
      case Event.Delegated change -> delegated(change);
      case Event.Asked asked ->
          explanation.clients().of(asked.client()) + " asked for the first time";
      case Event.Connected connected ->
          explanation.clients().of(connected.client())
              + " connected for the first time, to "
              + connected.address()
              + " port "
              + connected.port();
      case Event.Judged judged -> judged(judged);
    };
  }

  private static String judged(Event.Judged judged) {
    String code = judged.code();
    return String.format(
        Locale.ROOT,
        "%s %s at %.1f%s",
        judged.after().compareTo(judged.before()) > 0 ? "rose to" : "fell to",
        ExplainText.word(judged.after()),
        judged.score(),
        code == null ? "" : ", most of all by " + code);
  }

  private String answered(Event.Answered answer) {
    String ttl = answer.ttl().isKnown() ? ", TTL " + answer.ttl().seconds() + " s" : "";
    return String.format(
        Locale.ROOT,
        "%s %s: %s new, %s known%s (%s, %s)",
        explanation.ownerName(answer.owner()).replace(".", "[.]"),
        answer.type(),
        answer.added().size(),
        answer.known().size(),
        ttl,
        answer.reading().name().toLowerCase(Locale.ROOT),
        explanation.clients().text(answer.vantage().sensor()));
  }

  private static String delegated(Event.Delegated change) {
    String text = "name servers: " + PlotText.count(change.size(), "name", "names");
    if (!change.added().isEmpty()) {
      text += ", new " + names(change.added());
    }
    return change.gone().isEmpty() ? text : text + ", gone " + names(change.gone());
  }

  private static String names(List<DomainName> names) {
    int more = names.size() - MOST_NAMES;
    return names.stream().limit(MOST_NAMES).map(Neutral::defanged).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
