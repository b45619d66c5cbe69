package fluxgate.app.cli.option;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.format.Clock;
import fluxgate.format.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why records were not used, in a line or two; {@code --summary} has every reason of every file.
 */
final class Reasons {
  private static final int MOST_NAMED = 3;

  /** Most logs hold something that nobody wants; from a fifth on somebody may wonder. */
  private static final int NOTABLE = 5;

  /** What the note of a file says already, with its place. */
  private static final Set<String> SAID_OF_FILES = Set.of("stream_damaged");

  private Reasons() {}

  /** None where little was skipped and nothing rejected. */
  static List<String> of(ReadReport report) {
    List<String> lines = new ArrayList<>();
    Ledger totals = report.totals();
    if (NOTABLE * totals.skippedCount() >= totals.readCount() && totals.skippedCount() > 0) {
      lines.add("skipped as nothing to use: " + largest(totals.skippedCounts()) + ".");
    }
    if (!SAID_OF_FILES.containsAll(totals.rejectedCounts().keySet())) {
      String first = first(report);
      lines.add(
          "rejected as damaged or incomplete: "
              + largest(totals.rejectedCounts())
              + (first == null ? "" : "; the first " + first)
              + ".");
    }
    TreeSet<String> timeless = timeless(report);
    if (!timeless.isEmpty()) {
      lines.add(
          "no_time: what "
              + String.join(" and ", timeless)
              + " writes says no time by itself; keep it through journald or syslog, which add the"
              + " time.");
    }
    return lines;
  }

  /** The formats that leave the time to what is around them, where nothing was. */
  private static TreeSet<String> timeless(ReadReport report) {
    TreeSet<String> timeless = new TreeSet<>();
    for (FileReport file : report.files()) {
      Format format = Format.byId(file.format());
      if (format != null
          && format.clock() == Clock.OF_THE_WRAPPER
          && file.ledger().rejectedCounts().containsKey("no_time")) {
        timeless.add(format.id());
      }
    }
    return timeless;
  }

  private static String largest(SortedMap<String, Long> counts) {
    long more = Math.max(0, counts.size() - MOST_NAMED);
    return counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_NAMED)
            .map(reason -> String.format(Locale.ROOT, "%s %,d", reason.getKey(), reason.getValue()))
            .collect(Collectors.joining(", "))
        + (more == 0 ? "" : String.format(Locale.ROOT, " and %,d more (see --summary)", more));
  }

  /** Where the first rejected record lies; null where no file of this run holds it. */
  private static @Nullable String first(ReadReport report) {
    for (FileReport file : report.files()) {
      Ledger.Place first = null;
      for (List<Ledger.Place> places : file.ledger().rejectedPlaces().values()) {
        Ledger.Place place = places.getFirst();
        first = first == null || place.offset() < first.offset() ? place : first;
      }
      if (first != null) {
        boolean compressed = file.bytes() != file.decompressedBytes();
        return "in "
            + file.file()
            + " at offset "
            + first.offset()
            + (compressed ? " of what is decompressed" : "");
      }
    }
    return null;
  }
}
