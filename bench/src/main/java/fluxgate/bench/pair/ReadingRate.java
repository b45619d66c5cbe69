package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.PcapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets that are read in a second of CPU of the thread that reads, without a detector: framing,
 * layers, DNS messages, order, duplicates and ledger. The last of several readings in one JVM
 * counts, which is compiled by then; what the first took with its compilation is said beside it.
 */
record ReadingRate(PacketRate.Shape shape) implements Rows.Measurement {
  /** Enough for the compiler to be done with it. */
  private static final int READINGS = 6;

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day day = bench.day();
    Path pcap = shape.of(day);
    long packets = PcapFile.count(pcap);
    Program alone =
        new Program(
            bench.root(),
            List.of(
                Bench.java(),
                "-Xmx1g",
                "-cp",
                bench.root().resolve("bench/target/bench.jar").toString(),
                ReadAlone.class.getName(),
                pcap.toString(),
                Integer.toString(READINGS)));
    Path output = bench.work().resolve("reading.txt");
    List<Double> compiled = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    for (int round = 0; round < bench.rounds(); round++) {
      alone.run(output);
      List<String> lines = Files.readAllLines(output);
      first.add(packets / (number(lines.getFirst(), 2) / 1e9));
      String last = lines.getLast();
      Bench.check(number(last, 0), packets, alone);
      compiled.add(packets / (number(last, 1) / 1e9));
    }
    Spread rate = Spread.of(compiled);
    return new Result(
        Words.millions(rate.median()),
        Words.millions(rate.least()) + " to " + Words.millions(rate.most()),
        Words.millions(Spread.of(first).median()) + " when read first, by CPU of the whole process",
        goal.met(rate.median()),
        List.of(
            Words.count(packets) + " packets of the row before, read " + READINGS + " times:",
            "",
            Result.command(alone)));
  }

  private static long number(String line, int column) {
    return Long.parseLong(line.split(" ")[column]);
  }
}
