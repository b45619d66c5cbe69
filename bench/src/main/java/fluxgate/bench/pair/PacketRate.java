package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.PcapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets that a hunt reads in a second of CPU, everything that it does with them included.
 *
 * @param shape of the day
 * @param mix what packets there are
 */
record PacketRate(Shape shape, String mix) implements Rows.Measurement {
  /** A capture of a day. */
  @FunctionalInterface
  interface Shape {
    Path of(Day day) throws IOException;
  }

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day day = bench.day();
    Path pcap = shape.of(day);
    long packets = PcapFile.count(pcap);
    Program hunt = bench.hunt(List.of(pcap, day.networkMap()));
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < bench.rounds(); round++) {
      rates.add(packets / bench.counted(hunt, packets).cpuSeconds());
    }
    Spread rate = Spread.of(rates);
    return new Result(
        Words.millions(rate.median()),
        Words.millions(rate.least()) + " to " + Words.millions(rate.most()),
        Words.seconds(packets / rate.median()) + " of CPU",
        goal.met(rate.median()),
        List.of(
            Words.count(packets)
                + " packets, "
                + Words.mebibytes(Files.size(pcap))
                + ", of `"
                + day.command()
                + "`: "
                + mix
                + ".",
            "",
            Result.command(hunt)));
  }
}
