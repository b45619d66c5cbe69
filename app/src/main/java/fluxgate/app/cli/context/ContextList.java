package fluxgate.app.cli.context;

import fluxgate.app.cli.terminal.Output;
import fluxgate.app.context.ContextStore;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.detect.context.Entry;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.StoreFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code fluxgate context list}: what is kept, and until when. */
final class ContextList implements Callable<Integer> {
  /** Names of lists are cut there, so that a row fits a terminal; --json has them whole. */
  private static final int WIDEST = 52;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("list");
  private final ContextWords words = new ContextWords(spec);

  private ContextList() {
    spec.usageMessage()
        .description("Lists the entries and lists of the store, with owner, reason and expiry.");
    words.flag("--json", "Print one JSON object an entry or list.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new ContextList().spec;
  }

  /**
   * One line.
   *
   * @param scope null for a whole list
   */
  private record Row(@Nullable String scope, int entries, ListTerms terms) {}

  @Override
  public Integer call() throws IOException, OutputException {
    ContextStore store = words.store();
    List<Row> rows = new ArrayList<>();
    int dates = 0;
    try {
      for (ContextStore.Content content : store.contents(words::say).values()) {
        add(content, rows);
        dates += content.registered().size();
      }
    } catch (IOException e) {
      words.say(e.getMessage() + ".");
      return ContextWords.UNREADABLE;
    }
    PrintStream out = Output.standard();
    LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));
    if (words.isSet("--json")) {
      rows.forEach(row -> out.println(json(row, today)));
    } else {
      print(rows, today, out);
    }
    Output.finish(out);
    String registered = Counted.of(dates, "registration date", "registration dates");
    if (rows.isEmpty()) {
      words.say(
          (dates == 0 ? "nothing" : "no entry and no list, but " + registered)
              + " in "
              + store.folder()
              + ".");
    } else if (dates > 0) {
      words.say(registered + ".");
    }
    return ExitCode.OK;
  }

  private static void add(ContextStore.Content content, List<Row> rows) {
    Map<ListTerms, Integer> lists = new LinkedHashMap<>();
    for (Entry entry : content.entries()) {
      if (entry.terms().list().equals(StoreFile.OWN)) {
        rows.add(new Row(entry.scope().toString(), 1, entry.terms()));
      } else {
        lists.merge(entry.terms(), 1, Integer::sum);
      }
    }
    lists.forEach((terms, count) -> rows.add(new Row(null, count, terms)));
  }

  private static void print(List<Row> rows, LocalDate today, PrintStream out) {
    if (rows.isEmpty()) {
      return;
    }
    int widest = "SCOPE OR LIST".length();
    int owner = "OWNER".length();
    for (Row row : rows) {
      widest = Math.max(widest, what(row).length());
      owner = Math.max(owner, Math.min(24, row.terms().owner().length()));
    }
    String form = "%-11s  %-" + widest + "s  %-" + owner + "s  %-26s  %s%n";
    out.printf(form, "KIND", "SCOPE OR LIST", "OWNER", "EXPIRES", "REASON");
    for (Row row : rows) {
      out.printf(
          form,
          row.terms().kind().word(),
          what(row),
          Neutral.text(row.terms().owner()),
          expiry(row.terms(), today),
          Neutral.text(row.terms().reason()));
    }
  }

  private static String what(Row row) {
    return row.scope() != null
        ? Neutral.text(row.scope())
        : cut(
            String.format(
                Locale.ROOT, "%,d in %s", row.entries(), Neutral.text(row.terms().list())));
  }

  private static String cut(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  private static String expiry(ListTerms terms, LocalDate today) {
    LocalDate last = terms.expires();
    if (last == null) {
      return "never";
    }
    long days = ChronoUnit.DAYS.between(today, last);
    String left = days < 0 ? "expired" : days == 1 ? "1 day left" : days + " days left";
    return last + " (" + left + ")";
  }

  private static String json(Row row, LocalDate today) {
    StringWriter line = new StringWriter();
    ListTerms terms = row.terms();
    LocalDate last = terms.expires();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("type", "context");
      json.writeStringProperty("kind", terms.kind().word());
      text(json, "scope", row.scope());
      json.writeNumberProperty("entries", row.entries());
      json.writeStringProperty("list", terms.list());
      json.writeStringProperty("role", terms.role().word());
      json.writeStringProperty("owner", terms.owner());
      json.writeStringProperty("reason", terms.reason());
      text(json, "expires", last == null ? null : last.toString());
      if (last == null) {
        json.writeNullProperty("days_left");
      } else {
        json.writeNumberProperty("days_left", ChronoUnit.DAYS.between(today, last));
      }
      json.writeBooleanProperty("expired", last != null && last.isBefore(today));
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }
}
