package fluxgate.app.cli.option;

import static java.util.stream.Collectors.joining;

import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.replay.Replay;
import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.output.Counted;
import fluxgate.app.output.UtcTime;
import fluxgate.app.source.ObservationSource;
import fluxgate.app.source.Unrecognised;
import fluxgate.detect.Coverage;
import fluxgate.detect.MemoryPressure;
import fluxgate.detect.network.FluxNetwork;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lines that say how a run went: the same for every command that reads telemetry. */
public final class Closing {
  /** Notes on files are said up to here; hunt's summary has all. */
  private static final int MOST_NOTES = 10;

  private Closing() {}

  /** What of the inputs could not be used, one line a kind; none where all was well. */
  public static List<String> unused(
      ReadReport report, ObservationSource source, Coverage coverage) {
    List<String> lines = new ArrayList<>();
    long unusable = coverage.unusableAnswers();
    if (2 * unusable > coverage.addressAnswers()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d answers point into reserved ranges that no network map among the inputs"
                  + " names, and say nothing: give the map as well (simulate writes"
                  + " network-map.csv).",
              unusable,
              coverage.addressAnswers()));
    }
    lines.addAll(withoutAnswers(report, source, coverage));
    lines.addAll(notes(report, source));
    if (source instanceof Replay replay && replay.archivedDays() > 0) {
      lines.add(archived(replay));
    }
    report.files().stream()
        .filter(file -> 2 * file.ledger().lateCount() > file.ledger().acceptedCount())
        .limit(MOST_NOTES)
        .forEach(file -> lines.add(late(file)));
    return lines;
  }

  /** What a store misses of the time that is to be judged, to be said before anything else. */
  public static List<String> missing(ObservationSource source) {
    String so =
        ". What follows rests on what is left; of names that were seen in that time it is not known"
            + " what they come to";
    List<String> lines = new ArrayList<>(Holes.summary(holes(source), so));
    List<Path> changed = source instanceof Replay replay ? replay.changed() : List.of();
    if (source instanceof Replay replay && !changed.isEmpty()) {
      lines.add(
          changed.getFirst()
              + (changed.size() == 1
                  ? " is"
                  : " and " + Counted.of(changed.size() - 1, "other", "others") + " are")
              + " missing, or not as long as when published"
              + so
              + ". Say 'fluxgate history verify --store "
              + replay.folder()
              + "', which says how they come back.");
    }
    return lines;
  }

  /** Whether all that was to be read was there, as it was published; once it was read. */
  public static boolean isWhole(ObservationSource source) {
    return !(source instanceof Replay replay) || replay.isWhole();
  }

  /** What a store no longer has of the time that was read. */
  public static List<Hole> holes(ObservationSource source) {
    return source instanceof Replay replay ? replay.holes() : List.of();
  }

  /** That nothing can be found for want of answers: which no silence about findings tells. */
  private static List<String> withoutAnswers(
      ReadReport report, ObservationSource source, Coverage coverage) {
    if (report.totals().acceptedCount() == 0 || !coverage.ttlKinds().isEmpty()) {
      return List.of();
    }
    if (!isWhole(source)) {
      return List.of(
          "What could be read of that time has no answers of the DNS, and flux shows in answers"
              + " alone: nothing can be found in it.");
    }
    TreeSet<String> formats = new TreeSet<>();
    boolean mayHave = false;
    for (Format format : source.formats()) {
      mayHave |= format.carries().contains(Carries.ANSWERS);
      formats.add(format.id());
    }
    String read = String.join(", ", formats);
    return List.of(
        (mayHave
                ? "No record had an answer of the DNS (" + read + ")"
                : "What was read carries no answers of the DNS (" + read + ")")
            + ", and flux shows in answers alone: nothing can be found here. Add a source that"
            + " carries answers; 'fluxgate formats' says which do.");
  }

  /** What a person should know about files and their records; none where all was well. */
  public static List<String> notes(ReadReport report, ObservationSource source) {
    List<String> lines = new ArrayList<>(notRead(source.unrecognised()));
    report.files().stream()
        .filter(file -> file.note() != null)
        .limit(MOST_NOTES)
        .forEach(file -> lines.add(file.file() + ": " + file.note()));
    lines.addAll(Reasons.of(report));
    return lines;
  }

  /** What was forgotten for want of memory, and what would help; empty where nothing was. */
  public static List<String> pressure(MemoryPressure pressure, Memory memory) {
    return pressure.total() == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "memory was full: within %s, %s had to be forgotten within a day of being seen, so"
                    + " names may rotate unseen (STATE_PRESSURE). Give more with --memory.",
                memory,
                Counted.of(pressure.total(), "entry", "entries")));
  }

  /** Which resolvers machines were told to ask, one line a change; what is only listed is none. */
  public static List<String> resolvers(Coverage coverage) {
    List<ResolverSettingObservation> changes =
        coverage.resolverSettings().stream()
            .filter(setting -> setting.change() != ResolverSettingObservation.Change.LISTED)
            .toList();
    List<String> lines = new ArrayList<>();
    changes.stream().limit(MOST_NOTES).map(Closing::resolver).forEach(lines::add);
    long more = changes.size() - lines.size() + coverage.moreResolverSettings();
    if (more > 0) {
      lines.add(Counted.of(more, "more change", "more changes") + " of resolvers; see --summary.");
    }
    return lines;
  }

  private static String resolver(ResolverSettingObservation setting) {
    String servers =
        setting.servers().isEmpty()
            ? ""
            : " " + setting.servers().stream().map(Object::toString).collect(joining(", "));
    String done =
        switch (setting.change()) {
          case ADDED -> "is to ask" + servers + " as well";
          case REMOVED -> "is no longer to ask" + (servers.isEmpty() ? " any resolver" : servers);
          case REPLACED -> "is to ask only" + servers;
          case CHANGED -> "had its resolvers changed or edited, to what the log does not say";
          case LISTED -> "asks" + servers;
        };
    String machine = setting.machine() == null ? "a machine" : setting.machine().label();
    String by = setting.by() == null ? "" : ", by " + setting.by();
    String file = setting.machine() == null ? " (" + setting.provenance().file() + ")" : "";
    return machine + " " + done + ": set " + UtcTime.second(setting.timeMicros()) + by + file + ".";
  }

  /** A file that came after its time; a few late records are ordinary, and only counted. */
  private static String late(FileReport file) {
    Ledger ledger = file.ledger();
    return String.format(
        Locale.ROOT,
        "%s came late: %,d of its %,d records are older than what was read before it, by more than"
            + " --lateness. They count, but out of their order, so verdicts can differ from a run"
            + " over all files at once.",
        file.file(),
        ledger.lateCount(),
        ledger.acceptedCount());
  }

  /** One line a reason why files in folders were not read. */
  private static List<String> notRead(List<Unrecognised> files) {
    Map<String, List<String>> byReason = new TreeMap<>();
    for (Unrecognised file : files) {
      byReason.computeIfAbsent(file.reason(), reason -> new ArrayList<>()).add(file.file());
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach((reason, names) -> {
      lines.add(
          reason.equals(Unrecognised.EMPTY)
              ? Unrecognised.sayEmpty(names) + "."
              : "not read (" + reason + "): " + Unrecognised.named(names) + ".");
    });
    return lines;
  }

  /**
   * One line a network of which a finding is printed, and one where not all were looked at.
   *
   * @param uncompared suspects that were too many to be compared
   */
  public static List<String> networks(
      List<FluxNetwork> networks, int uncompared, List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (FluxNetwork network : networks) {
      double best = Double.NEGATIVE_INFINITY;
      for (Finding finding : findings) {
        if (network.id().equals(finding.network())) {
          best = Math.max(best, finding.verdict().score());
        }
      }
      if (best > Double.NEGATIVE_INFINITY) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: %,d names share %,d homes; together they score %.1f%s.",
                network.id(),
                network.members().size(),
                network.agents(),
                network.score(best),
                network.confirmed() ? "" : ", none at alert by itself"));
      }
    }
    if (uncompared > 0) {
      lines.add(
          Counted.of(uncompared, "suspect was", "suspects were")
              + " not compared with others for networks: there are too many, and these were silent"
              + " longest.");
    }
    return lines;
  }

  /**
   * What was read and what was found in it.
   *
   * @param findings those that are printed
   * @param all how many there are, printed or not
   * @param news whether only what is new or changed is among the findings
   * @param standing with {@code --changed}: all that was found, changed or not; else null
   */
  public static String of(
      ReadReport report,
      ObservationSource source,
      List<Finding> findings,
      int all,
      Level least,
      boolean news,
      @Nullable List<Finding> standing) {
    boolean used = report.totals().acceptedCount() > 0;
    if (!used && findings.isEmpty()) {
      return read(report, source);
    }
    String found = found(findings, all, least, news);
    if (!isWhole(source)) {
      found += " in what could be read";
    }
    if (standing != null && !standing.isEmpty()) {
      found =
          String.format(
              Locale.ROOT,
              "%s %s at %s or above, %,d at alert",
              findings.isEmpty() ? "nothing changed among" : "changed: " + found + "; there are",
              Counted.of(standing.size(), "finding", "findings"),
              least.word(),
              alerts(standing));
    }
    return ledger(report, source) + "; " + found + (used ? "." : ", from what earlier runs read.");
  }

  /** What was read. */
  public static String read(ReadReport report, ObservationSource source) {
    return read(report, ledger(report, source), "nothing new: ");
  }

  /** What was read of inputs. */
  public static String read(ReadReport report) {
    return read(report, false);
  }

  /**
   * What was read of inputs.
   *
   * @param filled whether what was read before was needed once more
   */
  public static String read(ReadReport report, boolean filled) {
    return read(report, ledger(report), filled ? "" : "nothing new: ");
  }

  private static String read(ReadReport report, String ledger, String news) {
    Ledger totals = report.totals();
    if (totals.acceptedCount() > 0) {
      return ledger + ".";
    }
    return ledger
        + (totals.duplicateCount() > 0
            ? "; " + news + "what could be used was read before."
            : ". No record was used, so nothing can be said.");
  }

  private static String ledger(ReadReport report, ObservationSource source) {
    return source instanceof Replay replay ? replayed(report, replay) : ledger(report);
  }

  /** What was read of a store, where each row is a record. */
  private static String replayed(ReadReport report, Replay replay) {
    Ledger totals = report.totals();
    KeptKinds kinds =
        KeptKinds.of(
            replay.observations(), replay.questions(), replay.connections(), replay.settings());
    if (kinds.isEmpty()) {
      return "there is nothing of that time in " + replay.folder() + without(replay);
    }
    StringBuilder line = new StringBuilder();
    line.append(kinds)
        .append(" of ")
        .append(Counted.of(replay.days(), "day", "days"))
        .append(" in ")
        .append(replay.folder());
    part(line, totals.rejectedCount(), "rejected");
    part(line, totals.outOfRangeCount(), "out of range");
    part(line, totals.lateCount(), "of them late");
    return line + without(replay);
  }

  private static String without(Replay replay) {
    List<Hole> holes = replay.holes();
    return holes.isEmpty()
        ? ""
        : ", without "
            + Counted.of(Holes.rows(holes), "record that is", "records that are")
            + " missing";
  }

  private static String archived(Replay replay) {
    return Counted.of(replay.archivedDays(), "archived day was", "archived days were")
        + " left out; --archived reads "
        + (replay.archivedDays() == 1 ? "it" : "them")
        + " as well.";
  }

  private static String ledger(ReadReport report) {
    Ledger totals = report.totals();
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%,d %s in %,d %s: %,d accepted, %,d skipped, %,d rejected",
            totals.readCount(),
            totals.readCount() == 1 ? "record" : "records",
            report.files().size(),
            report.files().size() == 1 ? "file" : "files",
            totals.acceptedCount(),
            totals.skippedCount(),
            totals.rejectedCount()));
    part(line, totals.duplicateCount(), "duplicate");
    part(line, totals.outOfRangeCount(), "out of range");
    part(line, totals.lateCount(), "of the accepted late");
    return line.toString();
  }

  private static void part(StringBuilder line, long count, String what) {
    if (count > 0) {
      line.append(String.format(Locale.ROOT, ", %,d %s", count, what));
    }
  }

  private static long alerts(List<Finding> findings) {
    return findings.stream().filter(f -> f.level() == Level.ALERT).count();
  }

  private static String found(List<Finding> findings, int all, Level least, boolean news) {
    if (findings.isEmpty()) {
      return (news ? "nothing new at " : "nothing at ") + least.word() + " or above";
    }
    long alerts = alerts(findings);
    long before = findings.stream().filter(f -> f.peakLevel() == Level.ALERT).count() - alerts;
    return String.format(
        Locale.ROOT,
        "%s%,d %s, %,d at alert%s",
        findings.size() < all ? String.format(Locale.ROOT, "%,d of ", findings.size()) : "",
        all,
        all == 1 ? "finding" : "findings",
        alerts,
        before > 0 ? String.format(Locale.ROOT, " and %,d that had been", before) : "");
  }
}
