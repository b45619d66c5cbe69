package fluxgate.app.simulate;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.family.Cast;
import fluxgate.app.simulate.log.AtlasFiles;
import fluxgate.app.simulate.log.ZeekRecords;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Office;
import fluxgate.app.simulate.play.Play;
import fluxgate.app.simulate.play.Records;
import fluxgate.app.simulate.traffic.Connection;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.zone.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A world of names, played for some hours and written down as sensors would have. */
public final class Simulation {
  /** A Monday, so that everybody is at work. */
  static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  /**
   * What to make.
   *
   * @param lookups of a benign name on average a day
   * @param hourly whether a new file begins every hour
   */
  public record Plan(
      long seed,
      int hours,
      int clients,
      int resolvers,
      int flux,
      int benign,
      double lookAlikes,
      double lookups,
      boolean connections,
      boolean hourly) {}

  /** What was made. */
  public record Made(int flux, int benign, long exchanges, long connections) {}

  private static final class Counting implements Records {
    private final Records inner;
    long exchanges;
    long connections;

    Counting(Records inner) {
      this.inner = inner;
    }

    @Override
    public void exchange(Exchange exchange) throws IOException {
      exchanges++;
      inner.exchange(exchange);
    }

    @Override
    public void connection(Connection connection) throws IOException {
      connections++;
      inner.connection(connection);
    }
  }

  private Simulation() {}

  /** Writes everything into the folder, which is made where it is missing. */
  public static Made write(Plan plan, Path folder) throws IOException {
    Dice dice = new Dice(plan.seed);
    Atlas atlas = Atlas.draw(dice.forPart("atlas"));
    long until = plan.hours * 3_600L;
    List<Zone> zones =
        Cast.draw(
            atlas,
            plan.clients,
            until,
            plan.flux,
            plan.benign,
            plan.lookAlikes,
            plan.lookups,
            dice.forPart("cast"));
    Files.createDirectories(folder);
    long[] boundaries = new long[plan.hourly ? plan.hours - 1 : 0];
    for (int i = 0; i < boundaries.length; i++) {
      boundaries[i] = (i + 1) * 3_600_000_000L;
    }
    Office office = new Office(plan.clients, plan.resolvers, dice.forPart("office"));
    Counting counting;
    List<Zone> asked;
    try (ZeekRecords zeek =
        new ZeekRecords(
            folder,
            START,
            START.plusSeconds(until),
            boundaries,
            plan.connections,
            dice.forPart("ids"))) {
      counting = new Counting(zeek);
      asked =
          new Play(office, until, plan.connections, counting, dice.forPart("play")).run(zones);
    }
    LocalDate day = LocalDate.ofInstant(START, ZoneOffset.UTC);
    AtlasFiles.writeNetworkMap(
        atlas, AutonomousSystem::listed, folder.resolve("network-map.csv"));
    AtlasFiles.writeTruth(asked, folder.resolve("truth.json"));
    AtlasFiles.writeRegistrations(asked, day, folder.resolve("registration.csv"));
    AtlasFiles.writeParameters(asked, folder.resolve("parameters.csv"));
    int flux = (int) asked.stream().filter(zone -> zone.truth().startsWith("flux")).mapToLong(zone -> zone.domains().size()).sum();
    int all = asked.stream().mapToInt(zone -> zone.domains().size()).sum();
    return new Made(flux, all - flux, counting.exchanges, counting.connections);
  }
}
