package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and how thoroughly to measure.
 *
 * @param root of the repository
 * @param work where worlds are made and kept
 * @param rounds of each row
 * @param scale of every world: 1 for the sizes that the page speaks of
 */
public record Bench(Path root, Path work, int rounds, double scale) {
  /** The whole input; the objects of single files stand before it. */
  private static final Pattern READ =
      Pattern.compile("\"totals\":\\{.*?\"ledger\":\\{\"read\":(\\d+)");

  /** Of a benign name a day. */
  static final int LOOKUPS = 60;

  private static final int BENIGN = 20_000;
  private static final int CLIENTS = 2_000;

  /** The standard day: 1.8 million lookups of 20,000 registered domains. */
  Day day() throws IOException {
    return day(LOOKUPS);
  }

  /** The standard day with another number of lookups of a benign name. */
  Day day(int lookups) throws IOException {
    return Day.of(
        root,
        work.resolve("day-" + lookups + "-" + scaled(BENIGN)),
        simulation(40, BENIGN, lookups));
  }

  /**
   * So many planted names, or a few harmless ones instead, in networks whose map serves the names
   * that they are hidden among.
   */
  Day planted(int flux) throws IOException {
    return Day.of(
        root,
        work.resolve("planted-" + flux + "-" + scaled(CLIENTS)),
        simulation(flux, flux == 0 ? 100 : 0, LOOKUPS));
  }

  private List<String> simulation(int flux, int benign, int lookups) {
    return List.of(
        "--seed",
        "7",
        "--flux",
        Integer.toString(flux),
        "--benign",
        Long.toString(benign == 0 ? 0 : scaled(benign)),
        "--clients",
        Long.toString(scaled(CLIENTS)),
        "--lookups",
        Integer.toString(lookups),
        "--no-connections");
  }

  long scaled(long size) {
    return Math.max(10, (long) (size * scale));
  }

  /** A hunt as users start it. */
  Program hunt(List<Path> logs, String... options) {
    List<String> words = new ArrayList<>(List.of("./fluxgate", "hunt"));
    logs.forEach(log -> words.add(log.toString()));
    words.addAll(List.of(options));
    return new Program(root, words);
  }

  /** A hunt whose ledger must say that it read so many records. */
  Usage counted(Program hunt, long records) throws IOException {
    return counted(hunt, records, Program.NOWHERE);
  }

  /** The same, with its output in a file. */
  Usage counted(Program hunt, long records, Path output) throws IOException {
    Path summary = work.resolve("summary.json");
    List<String> words = new ArrayList<>(hunt.words());
    words.addAll(List.of("--summary", summary.toString()));
    Usage usage = new Program(root, words).run(output);
    Matcher read = READ.matcher(Files.readString(summary));
    check(read.find() ? Long.parseLong(read.group(1)) : -1, records, hunt);
    return usage;
  }

  /** Fails where a program counted another number of records than there are. */
  static void check(long counted, long records, Program program) throws IOException {
    if (counted != records) {
      throw new IOException(
          String.format(Locale.ROOT, "%s counted %,d of %,d records", program, counted, records));
    }
  }

  /** The text without the folders of this machine. */
  String shown(String text) {
    return text.replace(java(), "java").replace(work.toString(), "WORK").replace(root + "/", "");
  }

  /** The Java that runs Fluxgate, and everything else here. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Where the classes of this module lie. */
  Path classes() {
    return root.resolve("bench/target/classes");
  }
}
