package fluxgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.context.DetectorContexts;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.Detector;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real labelled names, most of them known by a single answer, written as a Zeek log and as passive
 * DNS. Networks are those of today: addresses of 2011 have moved since.
 */
final class LabelledObservationsTest {
  private static final Path FILE =
      Path.of("..")
          .toAbsolutePath()
          .normalize()
          .resolveSibling("shared/data/labelled/observations.jsonl");

  /** Rows of 2011 have a season and no time. */
  private static final double SUMMER_2011 = 1_311_000_000;

  @TempDir private Path folder;

  private record Row(
      String domain, double time, boolean timed, int ttl, List<String> addresses, String label) {}

  private record Verdicts(Map<String, Finding> byDomain) {
    Level peak(String domain) {
      Finding finding = byDomain.get(domain);
      return finding == null ? Level.NONE : finding.peakLevel();
    }
  }

  private static List<Row> rows() throws IOException {
    assumeTrue(
        Files.exists(FILE), "skipped: the labelled observations are not beside the checkout");
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(FILE)) {
      rows.add(row(line));
    }
    return rows;
  }

  private static Row row(String line) {
    String time = value(line, "ts");
    String ttl = value(line, "ttl");
    String listed = value(line, "ips");
    return new Row(
        String.valueOf(value(line, "domain")),
        time == null ? SUMMER_2011 : Double.parseDouble(time),
        time != null,
        ttl == null ? 300 : (int) Double.parseDouble(ttl),
        listed == null ? List.of() : List.of(listed.replace("\"", "").split(", ")),
        String.valueOf(value(line, "label")));
  }

  /**
   * A text, a number or the inside of a list; null for null. The file is flat and without escapes.
   */
  private static @Nullable String value(String line, String field) {
    Matcher match =
        Pattern.compile("\"" + field + "\": (?:\"([^\"]*)\"|\\[([^\\]]*)]|([0-9.]+))")
            .matcher(line);
    return !match.find()
        ? null
        : match.group(1) != null
            ? match.group(1)
            : match.group(2) != null ? match.group(2) : match.group(3);
  }

  private Verdicts hunt(String log) throws IOException {
    Path file = Files.writeString(folder.resolve("log"), log);
    Plan plan = Telemetry.open(List.of(file.toString()), ReadOptions.standard());
    Detector detector = new Detector(DetectorContexts.load(plan.contextFiles(), null, note -> {}));
    plan.read(detector::observe, Progress.NONE);
    detector.finish();
    Map<String, Finding> byDomain = new HashMap<>();
    detector.findings(Level.NONE).forEach(f -> byDomain.put(f.domain().toString(), f));
    return new Verdicts(byDomain);
  }

  private static String zeek(List<Row> rows) {
    StringBuilder log = new StringBuilder();
    log.append("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n");
    log.append("#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\t");
    log.append("query\tqtype\tqtype_name\trcode\trcode_name\tanswers\tTTLs\trejected\n");
    log.append("#types\ttime\tstring\taddr\tport\taddr\tport\tenum\t");
    log.append("string\tcount\tstring\tcount\tstring\tvector[string]\tvector[interval]\tbool\n");
    rows.stream()
        .sorted((a, b) -> Double.compare(a.time, b.time))
        .forEach(row -> {
          List<String> ttls = row.addresses.stream().map(a -> row.ttl + ".000000").toList();
          log.append(String.format(Locale.ROOT, "%.6f", row.time))
              .append("\tC1\t10.1.1.5\t50000\t10.0.0.53\t53\tudp\t")
              .append(row.domain)
              .append("\t1\tA\t0\tNOERROR\t")
              .append(String.join(",", row.addresses))
              .append('\t')
              .append(String.join(",", ttls))
              .append("\tF\n");
        });
    return log.toString();
  }

  private static String passiveDns(List<Row> rows) {
    StringBuilder log = new StringBuilder();
    for (Row row : rows) {
      long time = (long) row.time;
      log.append("{\"rrname\":\"").append(row.domain).append("\",\"rrtype\":\"A\",\"rdata\":[\"");
      log.append(String.join("\",\"", row.addresses)).append("\"],\"time_first\":").append(time);
      log.append(",\"time_last\":").append(time).append(",\"count\":1}\n");
    }
    return log.toString();
  }

  private static Set<String> domains(List<Row> rows, String label) {
    Set<String> domains = new HashSet<>();
    rows.stream()
        .filter(row -> row.label.startsWith(label))
        .forEach(row -> domains.add(row.domain));
    return domains;
  }

  private static long addresses(List<Row> rows, String domain) {
    return rows.stream()
        .filter(row -> row.domain.equals(domain))
        .flatMap(row -> row.addresses.stream())
        .distinct()
        .count();
  }

  private static void checkLevels(List<Row> rows, Verdicts verdicts) {
    for (String domain : domains(rows, "flux")) {
      if (addresses(rows, domain) >= 5) {
        assertThat(verdicts.peak(domain)).as(domain).isGreaterThanOrEqualTo(Level.WATCH);
      }
    }
    for (String label : List.of("benign", "apt-dyndns", "listed-single-address")) {
      assertThat(domains(rows, label))
          .isNotEmpty()
          .allSatisfy(domain -> {
            assertThat(verdicts.peak(domain)).as(domain).isLessThan(Level.SUSPECT);
          });
    }
  }

  @Test
  void a_single_answer_of_a_flux_name_is_worth_a_watch() throws IOException {
    List<Row> rows = rows();
    checkLevels(rows, hunt(zeek(rows)));
    checkLevels(rows, hunt(passiveDns(rows)));
  }

  @Test
  void two_timed_answers_of_a_flux_name_make_it_suspect() throws IOException {
    List<Row> rows = rows();
    Verdicts verdicts = hunt(zeek(rows));
    for (String domain : domains(rows, "flux")) {
      if (rows.stream().filter(row -> row.timed && row.domain.equals(domain)).count() > 1) {
        assertThat(verdicts.peak(domain)).as(domain).isGreaterThanOrEqualTo(Level.SUSPECT);
      }
    }
  }

  /** It answers one address at a time out of eleven of one /24, and keeps coming back to one. */
  @Test
  void a_rotation_inside_one_network_is_explained_as_that() throws IOException {
    List<Row> rows = rows();
    Finding finding = hunt(zeek(rows)).byDomain.get(DomainName.of("estaca.ru").toString());
    assertThat(finding).isNotNull();
    assertThat(finding.peakLevel()).isLessThan(Level.SUSPECT);
    assertThat(finding.addresses().asns()).isEqualTo(1);
    assertThat(finding.verdict().evidence())
        .anySatisfy(e -> assertThat(e.code()).isEqualTo("FEW_ASN"))
        .anySatisfy(e -> assertThat(e.code()).isEqualTo("HOSTING_ONLY"));
  }
}
