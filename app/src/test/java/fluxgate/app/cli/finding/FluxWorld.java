package fluxgate.app.cli.finding;

import fluxgate.app.cli.store.HistoryTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Days on which {@code swarm.example} rotates through homes of a number of networks, and three
 * clients follow it: at alert by itself. A day is a folder of Zeek logs with a network map.
 */
public final class FluxWorld {
  public static final String DOMAIN = "swarm.example";

  /** The networks of an ordinary day: AS64500 and those after it. */
  static final int NETWORKS = 12;

  private static final int MOST_NETWORKS = 40;
  private static final int HOMES = 20;
  private static final int ANSWERED = 5;

  private final Path folder;
  private long seed = 7;

  public FluxWorld(Path folder) {
    this.folder = folder;
  }

  /** A day in the usual networks, contacted at port 443. */
  public String day(String date) throws IOException {
    return day(date, NETWORKS, "www." + DOMAIN, 443);
  }

  /** A day of so many networks under this name, contacted at this port. */
  public String day(String date, int networks, String name, int port) throws IOException {
    Path day = Files.createDirectories(folder.resolve("day-" + date + "-" + seed));
    Random random = new Random(seed++);
    List<String> answers = new ArrayList<>();
    List<String> connections = new ArrayList<>();
    Instant time = Instant.parse(date + "T08:00:00Z");
    for (int i = 0; i < 96; i++) {
      String client = "10.0.0." + (1 + i % 3);
      String[] addresses = new String[ANSWERED];
      for (int a = 0; a < ANSWERED; a++) {
        // The last network comes late in the day: what it takes over was there before.
        int network = random.nextInt(i < 48 ? Math.min(networks, NETWORKS) : networks);
        addresses[a] = address(network, random.nextInt(HOMES));
      }
      answers.add(HistoryTest.line(time.toString(), client, name, "A", addresses));
      for (int a = 0; a < 3; a++) {
        connections.add(connection(time.plusSeconds(1 + a), client, addresses[a], port));
      }
      time = time.plus(Duration.ofMinutes(5));
    }
    Files.write(day.resolve("dns.log"), answers);
    Files.write(day.resolve("conn.log"), connections);
    Files.write(day.resolve("network-map.csv"), map());
    return day.toString();
  }

  static String address(int network, int home) {
    return "244." + network + ".7." + (1 + home * 11 % 250);
  }

  private static List<String> map() {
    List<String> map = new ArrayList<>(List.of("prefix,asn,as_name,country,kind"));
    for (int network = 0; network < MOST_NETWORKS; network++) {
      map.add(
          String.format(
              Locale.ROOT,
              "244.%d.0.0/16,%d,Homes %d,XN,access",
              network,
              64_500 + network,
              network));
    }
    return map;
  }

  private static String connection(Instant time, String client, String address, int port) {
    return String.format(
        Locale.ROOT,
        "{\"ts\":%d.%06d,\"uid\":\"C2\",\"id.orig_h\":\"%s\",\"id.orig_p\":50000,"
            + "\"id.resp_h\":\"%s\",\"id.resp_p\":%d,\"proto\":\"tcp\",\"duration\":0.5,"
            + "\"orig_bytes\":300,\"resp_bytes\":900,\"conn_state\":\"SF\"}",
        time.getEpochSecond(),
        time.getNano() / 1000,
        client,
        address,
        port);
  }
}
