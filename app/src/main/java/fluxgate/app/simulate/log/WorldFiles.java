package fluxgate.app.simulate.log;

import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.world.SyntheticNetwork;
import fluxgate.app.simulate.world.World;
import fluxgate.net.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is true of the world, beside its logs. */
public final class WorldFiles {
  private WorldFiles() {}

  /** Which network each block belongs to: {@code prefix,asn,as_name,country,kind}. */
  public static void writeNetworkMap(World world, Path file) throws IOException {
    Stream<String> v4 = world.networks().stream().map(network -> row(network.v4(), network));
    Stream<String> v6 = world.networks().stream().map(network -> row(network.v6(), network));
    List<String> lines =
        Stream.of(Stream.of("prefix,asn,as_name,country,kind"), v4, v6).flatMap(s -> s).toList();
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static String row(IpPrefix prefix, SyntheticNetwork network) {
    return "%s,%d,%s,%s,%s"
        .formatted(
            prefix,
            network.asn(),
            network.name(),
            network.country(),
            network.kind().name().toLowerCase(Locale.ROOT));
  }

  /** One JSON object, registered domain → class. */
  public static void writeTruth(Catalogue catalogue, Path file) throws IOException {
    String rows =
        catalogue.truth().entrySet().stream()
            .map(row -> "  \"%s\": \"%s\"".formatted(row.getKey(), row.getValue()))
            .collect(Collectors.joining(",\n"));
    Files.writeString(file, "{\n" + rows + "\n}\n");
  }
}
