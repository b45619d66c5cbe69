package fluxgate.app.simulate;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.family.Cast;
import fluxgate.app.simulate.log.AtlasFiles;
import fluxgate.app.simulate.log.LogFormat;
import fluxgate.app.simulate.log.LogPlace;
import fluxgate.app.simulate.log.WrittenLog;
import fluxgate.app.simulate.play.Counts;
import fluxgate.app.simulate.play.Defects;
import fluxgate.app.simulate.play.Office;
import fluxgate.app.simulate.play.Play;
import fluxgate.app.simulate.play.Records;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.NetworkKind;
import fluxgate.net.NetworkKinds;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A world of names, played for some hours and written down as sensors would have. */
public final class Simulation {
  /** A Monday, so that everybody is at work. */
  static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  private static final long HOUR = 3_600_000_000L;

  /** Names whose answers are forged, where there are defects. */
  private static final int VICTIMS = 3;

  private final SimulationPlan plan;
  private final Path folder;
  private final Dice dice;
  private final Atlas atlas;
  private final Instant end;

  private Simulation(SimulationPlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
    this.dice = new Dice(plan.seed());
    this.atlas = Atlas.draw(dice.forPart("atlas"));
    this.end = START.plusSeconds(plan.hours() * 3_600L);
  }

  /** Writes everything into the folder, which is made where it is missing. */
  public static Made write(SimulationPlan plan, Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Simulation(plan, folder).write();
  }

  private Made write() throws IOException {
    long until = plan.hours() * 3_600L;
    List<Zone> zones =
        Cast.draw(
            atlas,
            plan.clients(),
            until,
            plan.flux(),
            plan.benign(),
            plan.lookAlikes(),
            plan.lookups(),
            plan.defects(),
            dice.forPart("cast"));
    Counts counts = new Counts();
    List<Records> sinks = new ArrayList<>(List.of(counts));
    List<Closeable> files = new ArrayList<>();
    List<String> defects = List.of();
    List<Zone> asked;
    try {
      open(zones, sinks, files);
      Records records = Records.toAll(sinks);
      Defects broken = plan.defects() ? broken(records, zones) : null;
      asked = play(zones, broken == null ? records : broken);
      if (broken != null) {
        broken.finish();
        defects = broken.said();
      }
    } finally {
      for (Closeable file : files) {
        file.close();
      }
    }
    AtlasFiles.writeNetworkMap(atlas, kinds(), folder.resolve(SimulationFolder.NETWORK_MAP));
    AtlasFiles.writeTruth(asked, folder.resolve(SimulationFolder.TRUTH));
    LocalDate day = LocalDate.ofInstant(START, ZoneOffset.UTC);
    AtlasFiles.writeRegistrations(asked, day, folder.resolve(SimulationFolder.REGISTRATION));
    AtlasFiles.writeParameters(asked, folder.resolve(SimulationFolder.PARAMETERS));
    Made made = Made.of(asked, counts, defects);
    SimulationFolder.describe(folder, plan, made);
    return made;
  }

  private void open(List<Zone> zones, List<Records> sinks, List<Closeable> files)
      throws IOException {
    for (LogFormat format : LogFormat.values()) {
      if (plan.formats().contains(format)) {
        Dice ids = dice.forPart("ids of " + format.name());
        WrittenLog log =
            format.open(
                new LogPlace(folder, START, end, boundaries(), plan.connections(), zones, ids));
        sinks.add(log);
        files.add(log);
      }
    }
  }

  /** Every hour, or once somewhere in the middle where there are defects, or never. */
  private long[] boundaries() {
    if (!plan.hourly()) {
      double middle = dice.forPart("rotation").within(0.3, 0.7);
      return plan.defects() ? new long[] {(long) (plan.hours() * middle * HOUR)} : new long[0];
    }
    long[] boundaries = new long[plan.hours() - 1];
    for (int i = 0; i < boundaries.length; i++) {
      boundaries[i] = (i + 1) * HOUR;
    }
    return boundaries;
  }

  private Defects broken(Records records, List<Zone> zones) {
    Dice chance = dice.forPart("defects");
    List<String> victims = new ArrayList<>();
    for (Zone zone : zones) {
      if (zone.truth().equals("ordinary") && victims.size() < VICTIMS) {
        victims.add(zone.naming().next(0, chance));
      }
    }
    return new Defects(records, atlas, plan.resolvers(), victims, plan.hours() * HOUR, chance);
  }

  private List<Zone> play(List<Zone> zones, Records records) throws IOException {
    boolean fetches = plan.formats().stream().anyMatch(LogFormat::isOfAuthorities);
    Office office = new Office(plan.clients(), plan.resolvers(), dice.forPart("office"));
    return new Play(
            office,
            plan.hours() * 3_600L,
            plan.connections(),
            fetches ? Play.Fetches.APART : Play.Fetches.NONE,
            records,
            dice.forPart("play"))
        .run(zones);
  }

  private Function<AutonomousSystem, NetworkKind> kinds() {
    return switch (plan.kinds()) {
      case LISTED -> AutonomousSystem::listed;
      case NONE -> system -> NetworkKind.UNKNOWN;
      case NAMES -> {
        NetworkKinds bundled = NetworkKinds.bundled();
        yield system -> bundled.kind(system.asn(), system.name());
      }
    };
  }
}
