package fluxgate.app.simulate;

import fluxgate.app.simulate.log.SuricataEveLog;
import fluxgate.app.simulate.log.WorldFiles;
import fluxgate.app.simulate.log.ZeekConnLog;
import fluxgate.app.simulate.log.ZeekDnsLog;
import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.traffic.Day;
import fluxgate.app.simulate.traffic.Habit;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.InventedNames;
import fluxgate.app.simulate.world.World;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The day in {@code samples/}: one Monday of an office with three infections in it. */
public final class SampleDay {
  static final long SEED = 20261102;
  static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  static final IpAddress RESOLVER = IpAddress.of("10.20.0.53");

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
    World world = World.of(dice.forPart("world"));
    InventedNames names = new InventedNames(dice.forPart("names"));
    NameService service = new NameService(world, names, dice.forPart("name service"));
    OrdinaryZones ordinary = new OrdinaryZones(world, service, names, dice.forPart("ordinary"));
    List<NameBehaviour> sites = ordinary.sites();

    List<NameBehaviour> zones = new ArrayList<>();
    zones.addAll(new FluxZones(world, service, dice.forPart("flux")).zones());
    zones.addAll(new LookAlikes(world, service, dice.forPart("look-alikes")).zones());
    zones.addAll(sites);
    zones.add(ordinary.internal());
    zones.addAll(ordinary.reverse());
    zones.addAll(service.zones());
    Catalogue catalogue = new Catalogue(service.registry(), zones);

    List<Habit> habits = new SampleHabits(catalogue, sites, dice.forPart("habits")).habits(world);
    Day day = Day.of(habits, catalogue, dice.forPart("day"));

    Files.createDirectories(folder);
    new ZeekDnsLog(START, RESOLVER, dice.forPart("dns ids"))
        .write(day.clientExchanges(), folder.resolve("dns.log.gz"));
    new ZeekConnLog(START, dice.forPart("connection ids"))
        .write(day.connections(), folder.resolve("conn.log.gz"));
    new SuricataEveLog(START, RESOLVER, dice.forPart("flow ids"))
        .write(day.authorityExchanges(), folder.resolve("eve.json.gz"));
    WorldFiles.writeNetworkMap(world, folder.resolve("network-map.csv"));
    WorldFiles.writeTruth(catalogue, folder.resolve("truth.json"));
  }
}
