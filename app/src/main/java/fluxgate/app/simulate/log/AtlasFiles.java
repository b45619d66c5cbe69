package fluxgate.app.simulate.log;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is true of an evaluation world, and what tables say of it. */
public final class AtlasFiles {
  private AtlasFiles() {}

  /**
   * {@code prefix,asn,as_name,country,kind}.
   *
   * @param kind what the last column says of a system
   */
  public static void writeNetworkMap(
      Atlas atlas, Function<AutonomousSystem, NetworkKind> kind, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.append("prefix,asn,as_name,country,kind\n");
      for (AutonomousSystem system : atlas.all()) {
        List<IpPrefix> prefixes = new ArrayList<>(system.v4());
        prefixes.add(system.v6());
        String word = kind.apply(system).name().toLowerCase(Locale.ROOT);
        for (IpPrefix prefix : prefixes) {
          out.append(
              "%s,%d,%s,%s,%s\n"
                  .formatted(prefix, system.asn(), system.name(), system.country(), word));
        }
      }
    }
  }

  /** One JSON object, registered domain → class. */
  public static void writeTruth(List<Zone> zones, Path file) throws IOException {
    Map<String, String> truth = new TreeMap<>();
    for (Zone zone : zones) {
      zone.domains().forEach(domain -> truth.put(domain, zone.truth()));
      zone.customers().forEach(domain -> truth.put(domain, Zone.CUSTOMER));
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      String before = "{\n";
      for (Map.Entry<String, String> row : truth.entrySet()) {
        out.append(before).append("  \"%s\": \"%s\"".formatted(row.getKey(), row.getValue()));
        before = ",\n";
      }
      out.append("\n}\n");
    }
  }

  /** {@code domain,registered}; a zone without a known age is left out. */
  public static void writeRegistrations(List<Zone> zones, LocalDate day, Path file)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.append("domain,registered\n");
      for (Zone zone : zones) {
        if (zone.ageDays() >= 0) {
          for (String domain : zone.domains()) {
            out.append(domain + "," + day.minusDays(zone.ageDays()) + "\n");
          }
        }
      }
    }
  }

  /** {@code domain,class,parameters} of every zone that is not an ordinary one. */
  public static void writeParameters(List<Zone> zones, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.append("domain,class,parameters\n");
      for (Zone zone : zones) {
        if (!zone.drawn().isEmpty()) {
          for (String domain : zone.domains()) {
            out.append("%s,%s,\"%s\"\n".formatted(domain, zone.truth(), zone.drawn()));
          }
        }
      }
    }
  }
}
