package fluxgate.bench.world;

import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Addresses of servers, drawn from the rented networks of a simulation's network map. */
final class Addresses {
  private static final Set<String> RENTED = Set.of("hosting", "cloud", "cdn");

  /** Blocks of 4,096 addresses or more: enough for a pool beside single servers. */
  private static final int LONGEST_PREFIX = 20;

  private record Prefix(int first, int size) {}

  private final List<Prefix> prefixes = new ArrayList<>();

  Addresses(Path networkMap) throws IOException {
    for (String row : Files.readAllLines(networkMap)) {
      String[] prefix = row.substring(0, row.indexOf(',')).split("/");
      boolean isRented = RENTED.contains(row.substring(row.lastIndexOf(',') + 1));
      if (isRented && !prefix[0].contains(":") && Integer.parseInt(prefix[1]) <= LONGEST_PREFIX) {
        int size = 1 << (32 - Integer.parseInt(prefix[1]));
        prefixes.add(new Prefix(IpAddress.of(prefix[0]).v4Bits(), size));
      }
    }
  }

  /** An address in the network that {@code network} stands for. */
  IpAddress at(long network, long host) {
    Prefix prefix = prefixes.get((int) Long.remainderUnsigned(network, prefixes.size()));
    return IpAddress.v4(prefix.first + (int) Long.remainderUnsigned(host, prefix.size));
  }
}
