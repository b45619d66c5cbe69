package fluxgate.bench.pair;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The table of measurements: one row each, in the order of the page. */
public final class Rows {
  /** Measures what a row speaks of. */
  @FunctionalInterface
  interface Measurement {
    /**
     * Makes what it needs, runs it, and says what came out.
     *
     * @throws IOException also where a program failed or counted wrongly
     */
    Result measure(Bench bench, Goal goal) throws IOException;
  }

  /**
   * One row.
   *
   * @param id names its file, and the row on the command line
   * @param part which of the parts of a run it belongs to
   */
  public record Row(String id, String part, String work, Goal goal, Measurement measurement) {
    /** Measures, and writes what came out into the file. */
    public void writeTo(Path file, Bench bench, String commit) throws IOException {
      measurement.measure(bench, goal).writeTo(file, this, bench, commit);
    }
  }

  private static final String PAIRS = "pairs";
  private static final String MEMORY = "memory";

  private static final int FOUR_DAYS = 4 * Bench.LOOKUPS;

  /** The rows. */
  public static final List<Row> TABLE =
      List.of(
          new Row(
              "tsv",
              PAIRS,
              "`hunt` on Zeek dns TSV, CPU against DuckDB's query",
              Goal.atMost(0.4, "≤ 0.4"),
              new AgainstDuckDb(DuckDbQuery.Input.TSV, Bench.LOOKUPS)),
          new Row(
              "tsv-4x",
              PAIRS,
              "the same on a day four times as large",
              Goal.atMost(0.4, "≤ 0.4"),
              new AgainstDuckDb(DuckDbQuery.Input.TSV, FOUR_DAYS)),
          new Row(
              "json",
              PAIRS,
              "`hunt` on Zeek dns JSON, CPU against DuckDB's query",
              Goal.atMost(0.5, "≤ 0.5"),
              new AgainstDuckDb(DuckDbQuery.Input.JSON, Bench.LOOKUPS)),
          new Row(
              "json-4x",
              PAIRS,
              "the same on a day four times as large",
              Goal.atMost(0.5, "≤ 0.5"),
              new AgainstDuckDb(DuckDbQuery.Input.JSON, FOUR_DAYS)),
          new Row(
              "gzip",
              PAIRS,
              "`hunt` on one dns.log.gz, elapsed time against `zcat \\| wc -l`",
              Goal.atMost(1.1, "≤ 1.1"),
              new AgainstZcat(day -> List.of(day.gzip()))),
          new Row(
              "gzip-8",
              PAIRS,
              "`hunt` on 8 gzip files, elapsed time against 8 × zcat one after the other",
              Goal.atMost(0.65, "≤ 0.65 on 2 cores"),
              new AgainstZcat(day -> day.eight())),
          new Row(
              "mawk",
              PAIRS,
              "`hunt` on Zeek dns TSV, CPU against mawk counting one column",
              Goal.NONE,
              new AgainstMawk()),
          new Row(
              "pcap-dns",
              PAIRS,
              "`hunt` on pcap of port 53, packets per CPU second",
              Goal.atLeast(2e6, "≥ 2 million"),
              new PacketRate(day -> day.dnsCapture(), "every query and response of the day")),
          new Row(
              "pcap-dns-reading",
              PAIRS,
              "the same packets read alone, DNS with them, per CPU second of the reading thread",
              Goal.atLeast(2e6, "≥ 2 million"),
              new ReadingRate(day -> day.dnsCapture())),
          new Row(
              "pcap-all",
              PAIRS,
              "`hunt` on pcap of everything, 1 packet in 10 is DNS, packets per CPU second",
              Goal.atLeast(2e6, "≥ 2 million"),
              new PacketRate(
                  day -> day.wholeCapture(),
                  "after each lookup a TCP connection to what was answered, and no more than"
                      + " 4 million packets")),
          new Row(
              "pcap-all-reading",
              PAIRS,
              "the same packets read alone, DNS with them, per CPU second of the reading thread",
              Goal.atLeast(2e6, "≥ 2 million"),
              new ReadingRate(day -> day.wholeCapture())),
          new Row(
              "version",
              PAIRS,
              "`./fluxgate --version`, elapsed time against a JVM that prints one line",
              Goal.atMost(3, "≤ 3"),
              StartUp.version()),
          new Row(
              "thousand",
              PAIRS,
              "`hunt` of 1,000 lines, elapsed time against a JVM that prints one line",
              Goal.atMost(9, "≤ 9"),
              StartUp.huntOfAThousandLines()),
          new Row(
              "growth",
              PAIRS,
              "CPU per added record from 4× to 16×, against from 1× to 4×",
              Goal.atMost(1.05, "≤ 1.05"),
              new Growth()),
          new Row(
              "ten-million",
              MEMORY,
              "peak memory: 10 million names, half of them random labels of one domain, 50 flux"
                  + " names among them",
              Goal.atMost(1 << 30, "≤ 1 GiB, all found"),
              new PeakMemory(5_000_000, 5_000_000, 5_000_000, 50, List.of("--json"))),
          new Row(
              "one-million",
              MEMORY,
              "peak memory: ordinary traffic with 1 million names",
              Goal.atMost(512 << 20, "≤ 512 MiB"),
              new PeakMemory(1_000_000, 0, 4_000_000, 0, List.of("--json"))),
          new Row(
              "one-million-512m",
              MEMORY,
              "the same with `--memory 512m`",
              Goal.atMost(512 << 20, "≤ 512 MiB"),
              new PeakMemory(1_000_000, 0, 4_000_000, 0, List.of("--json", "--memory=512m"))));

  private Rows() {}
}
