package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.ManyNames;
import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a hunt among very many names needs at most of memory, and whether it finds the flux names
 * that are hidden there.
 *
 * @param ordinary names
 * @param labels of one domain, each looked up once
 * @param again lookups beside the first of each name
 * @param flux names hidden among them; a few more where several belong together
 * @param options of the hunt
 */
record PeakMemory(long ordinary, long labels, long again, int flux, List<String> options)
    implements Rows.Measurement {
  private static final Pattern PLANTED = Pattern.compile("\"([^\"]+)\": \"flux");

  private static final Pattern FINDING =
      Pattern.compile("\"domain\":\"([^\"]+)\".*?\"peak_level\":\"(\\w+)\"");

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day planted = bench.planted(flux);
    ManyNames names =
        new ManyNames(
            bench.scaled(ordinary), labels == 0 ? 0 : bench.scaled(labels), bench.scaled(again));
    Path log = names.log(bench.work().resolve("names-" + names.names() + ".log.gz"), planted);
    long records = ZeekLog.count(log);
    Set<String> hidden = new TreeSet<>();
    Matcher truth = PLANTED.matcher(Files.readString(planted.simulated("truth.json")));
    while (truth.find()) {
      hidden.add(truth.group(1));
    }
    Path found = bench.work().resolve("findings.json");
    Program hunt = bench.hunt(List.of(log, planted.networkMap()), options.toArray(new String[0]));
    List<Usage> usages = new ArrayList<>();
    for (int round = 0; round < bench.rounds(); round++) {
      usages.add(bench.counted(hunt, records, found));
    }
    Map<String, String> levels = new HashMap<>();
    for (String line : Files.readAllLines(found)) {
      Matcher finding = FINDING.matcher(line);
      if (finding.find() && hidden.contains(finding.group(1))) {
        levels.put(finding.group(1), finding.group(2));
      }
    }
    Spread peak = Spread.of(usages, Usage::peakBytes);
    boolean isAll = levels.size() == hidden.size();
    return new Result(
        Words.mebibytes(peak.median()),
        Words.mebibytes(peak.least()) + " to " + Words.mebibytes(peak.most()),
        found(levels, hidden) + Words.seconds(Spread.of(usages, Usage::elapsedSeconds).median()),
        isAll ? goal.met(peak.median()) : "no",
        List.of(
            Words.count(records)
                + " records of "
                + Words.count(names.names())
                + " names, merged with `"
                + planted.command()
                + "`:",
            "",
            Result.command(hunt)));
  }

  private static String found(Map<String, String> levels, Set<String> hidden) {
    if (hidden.isEmpty()) {
      return "";
    }
    long alerts = levels.values().stream().filter("alert"::equals).count();
    return levels.size() + " of " + hidden.size() + " found, " + alerts + " at alert; ";
  }
}
