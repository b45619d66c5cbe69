package fluxgate.app.cli.finding;

import fluxgate.app.findings.Decision;
import fluxgate.app.findings.Disposition;
import fluxgate.app.history.folder.Json;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dispositions as {@code disposition --list} prints them. */
final class DispositionList {
  private static final int WIDTH = 100;
  private static final int INDENT = 6;

  private DispositionList() {}

  static void print(List<Disposition> all, Instant now, PrintStream out) {
    if (all.isEmpty()) {
      return;
    }
    Map<String, Long> newest = new HashMap<>();
    for (Disposition one : all) {
      if (one.withdrawnAt() == null) {
        newest.merge(one.domain().toString(), one.number(), Math::max);
      }
    }
    String form = "%4s  %-8s  %-32s  %-10s  %-10s  %s%n";
    out.printf(form, "NO", "DECISION", "DOMAIN", "UNTIL", "STATE", "OWNER");
    for (Disposition one : all) {
      LocalDate last = one.expires();
      out.printf(
          form,
          one.number(),
          one.decision().word(),
          FindingsCommand.defanged(one.domain().toString()),
          last == null ? "no end" : last.toString(),
          state(one, newest.get(one.domain().toString()), now),
          Neutral.text(one.owner()));
      indented("\"" + one.reason() + "\"", out);
      if (one.decision() == Decision.BENIGN) {
        indented(one.scope().words(null), out);
      }
    }
  }

  private static void indented(String text, PrintStream out) {
    for (String line : Lines.wrapped(Neutral.text(text), WIDTH - INDENT)) {
      out.println(" ".repeat(INDENT) + line);
    }
  }

  private static String state(Disposition one, @Nullable Long newest, Instant now) {
    if (one.withdrawnAt() != null) {
      return "withdrawn";
    }
    if (newest != null && newest > one.number()) {
      return "replaced";
    }
    return isOver(one, now) ? "expired" : "stands";
  }

  private static boolean isOver(Disposition one, Instant now) {
    LocalDate last = one.expires();
    return last != null && last.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  static String json(Disposition one, Instant now) {
    return Json.object(json -> {
      LocalDate last = one.expires();
      Instant withdrawn = one.withdrawnAt();
      json.writeStringProperty("type", "disposition");
      json.writeNumberProperty("id", one.number());
      json.writeStringProperty("finding", one.finding());
      json.writeStringProperty("domain", one.domain().toString());
      json.writeStringProperty("as", one.decision().word());
      json.writeName("scope");
      if (one.decision() == Decision.BENIGN) {
        json.writeRawValue(one.scope().json());
      } else {
        json.writeNull();
      }
      json.writeStringProperty("owner", one.owner());
      json.writeStringProperty("reason", one.reason());
      json.writeStringProperty("set_at", one.setAt().toString());
      json.writeStringProperty("expires", last == null ? null : last.toString());
      json.writeBooleanProperty("expired", isOver(one, now));
      json.writeStringProperty("withdrawn_at", withdrawn == null ? null : withdrawn.toString());
    });
  }
}
