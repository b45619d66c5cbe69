package fluxgate.app.readiness;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.detect.Coverage;
import fluxgate.observation.Client;
import fluxgate.observation.Vantage.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that checks measure by.
 *
 * @param asOfMicros against which ages are measured
 * @param isLive whether somebody named that time; otherwise it is the newest event's, and ages tell
 *     only how far sources lie apart
 * @param isResolver whether a client is in truth a resolver
 * @param lists how many lists of known domains were given
 * @param registrations how many registration dates were given
 */
public record Facts(
    Survey survey,
    Coverage coverage,
    ReadReport report,
    long asOfMicros,
    boolean isLive,
    Predicate<Client> isResolver,
    int lists,
    int registrations) {
  /** So many names stand in a sentence. */
  private static final int MOST_NAMED = 4;

  List<Source> sources() {
    return survey.sources();
  }

  List<Source> dnsSources() {
    return sources().stream().filter(source -> source.dns > 0).toList();
  }

  /** DNS sources whose records carry answers and mostly their TTLs. */
  List<Source> answersWithTtl() {
    return dnsSources().stream()
        .filter(source -> source.answers > 0 && 2 * source.ttls >= source.answers)
        .toList();
  }

  List<Source> connectionSources() {
    return sources().stream().filter(source -> source.connections > 0).toList();
  }

  /** DNS records in which a client could be known. */
  long clientRecords() {
    return dnsSources().stream().filter(Source::hasClients).mapToLong(s -> s.dns).sum();
  }

  /** Records that could not be read, of the inputs that these sources were read from. */
  long rejected(List<Source> of) {
    List<String> files = of.stream().flatMap(source -> source.files().stream()).toList();
    return report.files().stream()
        .filter(file -> files.contains(file.file()))
        .map(FileReport::ledger)
        .mapToLong(Ledger::rejectedCount)
        .sum();
  }

  /** Minutes from the newest event of these sources to the time that ages are measured against. */
  long ageMinutes(List<Source> of) {
    long last = of.stream().mapToLong(Source::lastMicros).max().orElse(asOfMicros);
    return Math.max(0, (asOfMicros - last) / 60_000_000L);
  }

  static String named(List<Source> sources) {
    List<String> names =
        sources.stream()
            .map(source ->
                source.format().id()
                    + (source.position() == Position.UNKNOWN ? "" : " " + source.place()))
            .toList();
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED);
  }

  static String percent(long part, long whole) {
    if (whole == 0) {
      return "none";
    }
    double share = 100.0 * part / whole;
    // never rounded up to all, nor down to none
    String text =
        String.format(Locale.ROOT, share > 99 && share < 100 || share < 1 ? "%.2f" : "%.0f", share);
    if (part < whole && text.startsWith("100")) {
      text = "99.99";
    }
    return (part > 0 && text.equals("0.00") ? "below 0.01" : text.equals("0.00") ? "0" : text)
        + " %";
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Names of the inputs of these sources, sorted, at most {@value #MOST_NAMED}. */
  static List<String> inputs(List<Source> sources) {
    List<String> files =
        new ArrayList<>(
            sources.stream().flatMap(s -> s.files().stream()).distinct().sorted().toList());
    return files.size() <= MOST_NAMED ? files : files.subList(0, MOST_NAMED);
  }
}
