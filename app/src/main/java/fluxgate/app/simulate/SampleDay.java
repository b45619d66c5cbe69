package fluxgate.app.simulate;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.family.SampleCast;
import fluxgate.app.simulate.log.AtlasFiles;
import fluxgate.app.simulate.log.EveRecords;
import fluxgate.app.simulate.log.LogPlace;
import fluxgate.app.simulate.log.WrittenLog;
import fluxgate.app.simulate.log.ZeekRecords;
import fluxgate.app.simulate.play.Office;
import fluxgate.app.simulate.play.Play;
import fluxgate.app.simulate.play.Records;
import fluxgate.app.simulate.zone.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The day in {@code samples/}: one Monday of an office with three infections in it. */
public final class SampleDay {
  static final long SEED = 20261104;
  private static final long SECONDS = 86_400;
  private static final int CLIENTS = 60;

  /** Of the networks of a whole simulation: enough for 64 access networks, small as a file. */
  private static final double NETWORKS = 0.2;

  private SampleDay() {}

  /** Writes the sample into the folder that the one argument names. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: SampleDay FOLDER");
      System.exit(2);
    }
    write(Path.of(arguments[0]));
  }

  /** Writes the sample's files into the folder, which is made where it is missing. */
  static void write(Path folder) throws IOException {
    Dice dice = new Dice(SEED);
    Atlas atlas = atlas(dice);
    List<Zone> zones = zones(atlas, dice);
    Office office = new Office(CLIENTS, 1, dice.forPart("office"));
    Files.createDirectories(folder);
    AtlasFiles.writeNetworkMap(atlas, AutonomousSystem::listed, folder.resolve("network-map.csv"));
    AtlasFiles.writeTruth(play(office, zones, folder, dice), folder.resolve("truth.json"));
  }

  static Atlas atlas(Dice dice) {
    return Atlas.draw(dice.forPart("atlas"), NETWORKS);
  }

  /** Who asks for what, before anybody has asked. */
  static List<Zone> zones(Atlas atlas, Dice dice) {
    return SampleCast.draw(atlas, CLIENTS, SECONDS, dice.forPart("cast"));
  }

  private static List<Zone> play(Office office, List<Zone> zones, Path folder, Dice dice)
      throws IOException {
    Instant start = Simulation.START;
    Instant end = start.plusSeconds(SECONDS);
    long[] whole = {};
    Dice ofZeek = dice.forPart("zeek ids");
    Dice ofEve = dice.forPart("eve ids");
    try (WrittenLog zeek =
            new ZeekRecords(new LogPlace(folder, start, end, whole, true, zones, ofZeek));
        WrittenLog eve =
            EveRecords.aboveResolvers(
                new LogPlace(folder, start, end, whole, true, zones, ofEve))) {
      Records records = Records.toAll(List.of(zeek, eve));
      return new Play(
              office, SECONDS, true, Play.Fetches.SHARING_DICE, records, dice.forPart("play"))
          .run(zones);
    }
  }
}
