package fluxgate.app.output.csv;

import fluxgate.app.output.FindingOutput;
import fluxgate.app.output.Headline;
import fluxgate.app.output.UtcTime;
import fluxgate.app.redaction.Disclosed;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row a finding. */
public final class FindingCsv implements FindingOutput {
  /** One column: its name, and its cell. */
  private record Column(String name, Function<Finding, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          text("id", Finding::id),
          text("status", f -> f.status().word()),
          text("domain", f -> f.domain().toString()),
          text("level", f -> f.level().word()),
          text("peak_level", f -> f.peakLevel().word()),
          text("variant", f -> f.verdict().variant().word()),
          number("score", f -> f.verdict().score()),
          time("first_seen", Finding::firstSeenMicros),
          time("last_seen", Finding::lastSeenMicros),
          time("suspect_at", Finding::suspectAtMicros),
          time("alert_at", Finding::alertAtMicros),
          number("answers", f -> f.answers().total()),
          number("fresh_answers", f -> f.answers().fresh()),
          number("fresh_to_alert", f -> f.answers().freshToAlert()),
          text("names", f -> spaced(f.names())),
          number("name_count", Finding::nameCount),
          number("addresses", f -> f.addresses().count()),
          number("asns", f -> f.addresses().asns()),
          number("countries", f -> f.addresses().countries()),
          number("ttl_min_seconds", f -> f.ttl() == null ? null : f.ttl().min()),
          number("ttl_median_seconds", f -> f.ttl() == null ? null : f.ttl().median()),
          number("ttl_max_seconds", f -> f.ttl() == null ? null : f.ttl().max()),
          text("ttl_kind", FindingCsv::ttlKind),
          text("nameservers", f -> spaced(f.nameServers().names())),
          number("nameserver_addresses", f -> observed(f, f.nameServers().addresses())),
          number("nameserver_asns", f -> observed(f, f.nameServers().asns())),
          text("clients", f -> spaced(f.clients().stream().map(c -> c.client().label()).toList())),
          number("client_count", Finding::clientCount),
          text("network", Finding::network),
          text("evidence", FindingCsv::evidence),
          text("unknown", f -> spaced(f.verdict().unknown())),
          text("synthetic", f -> String.valueOf(f.synthetic())),
          text("summary", Headline::of));

  @Override
  public void write(List<Disclosed> findings, PrintStream out) {
    row(out, COLUMNS.stream().map(Column::name).toList());
    for (Disclosed disclosed : findings) {
      row(out, COLUMNS.stream().map(column -> column.cell.apply(disclosed.finding())).toList());
    }
  }

  private static void row(PrintStream out, List<String> cells) {
    out.print(String.join(",", cells) + "\r\n");
  }

  private static Column text(String name, Function<Finding, @Nullable String> value) {
    return new Column(name, finding -> CsvText.text(value.apply(finding)));
  }

  private static Column number(String name, Function<Finding, @Nullable Number> value) {
    return new Column(name, finding -> CsvText.number(value.apply(finding)));
  }

  private static Column time(String name, Function<Finding, @Nullable Long> micros) {
    return text(name, finding -> UtcTime.rfc3339OrNull(micros.apply(finding)));
  }

  private static String ttlKind(Finding finding) {
    Finding.Ttls ttl = finding.ttl();
    return ttl == null ? "absent" : ttl.kind().name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Number observed(Finding finding, int count) {
    return finding.nameServers().observed() ? count : null;
  }

  /** Codes with what each adds to the score. */
  private static String evidence(Finding finding) {
    return finding.verdict().evidence().stream()
        .map((Evidence e) -> String.format(Locale.ROOT, "%s:%+.1f", e.code(), e.contribution()))
        .collect(Collectors.joining(" "));
  }

  private static String spaced(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
