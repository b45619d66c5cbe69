package fluxgate.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed sample is what the generator makes, and names nobody. */
class SampleDayTest {
  private static final Path COMMITTED = Path.of("..", "samples");
  private static final List<String> GENERATED =
      List.of("authority.json.gz", "conn.log.gz", "dns.log.gz", "network-map.csv", "truth.json");

  /** Every clone carries them. */
  private static final long MOST_OCTETS = 16L << 20;

  /** As they are in the repository. */
  private static final long MOST_COMPRESSED = 7L << 19;

  private static final List<IpPrefix> RESERVED =
      List.of(
          IpPrefix.of("198.18.0.0/15"),
          IpPrefix.of("240.0.0.0/4"),
          IpPrefix.of("2001:db8::/32"),
          IpPrefix.of("10.64.0.0/24"),
          IpPrefix.of("10.53.0.53/32"),
          IpPrefix.of("127.0.0.0/28"));

  private static final Pattern RESERVED_NAME = Pattern.compile("(^|\\.)example$");

  /** The members of an EVE record whose values are names or addresses; texts have a space. */
  private static final Pattern EVE_MEMBER =
      Pattern.compile("\"(?:src_ip|dest_ip|rrname|rdata|mname|rname)\":\"([^\" ]*)\"");

  @TempDir static Path folder;

  @BeforeAll
  static void generate() throws IOException {
    SampleDay.write(folder);
  }

  /** Contents, not compressed octets: other builds of zlib may find other matches. */
  @Test
  void generatorMakesTheCommittedFiles() throws IOException {
    for (String file : GENERATED) {
      byte[] committed = content(COMMITTED.resolve(file));
      assertThat(content(folder.resolve(file)).length).as(file).isEqualTo(committed.length);
      assertThat(content(folder.resolve(file))).as(file).isEqualTo(committed);
    }
  }

  @Test
  void folderHoldsNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(COMMITTED)) {
      TreeSet<String> expected = new TreeSet<>(GENERATED);
      expected.add("README.md");
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void compressedFilesCarryNoTime() throws IOException {
    for (String file : GENERATED) {
      if (file.endsWith(".gz")) {
        byte[] head = Files.readAllBytes(folder.resolve(file));
        assertThat(new byte[] {head[4], head[5], head[6], head[7]}).as(file).containsOnly(0);
      }
    }
  }

  @Test
  void staysSmall() throws IOException {
    long octets = 0;
    for (String file : GENERATED) {
      octets += content(folder.resolve(file)).length;
    }
    assertThat(octets).isLessThan(MOST_OCTETS);
    long compressed = 0;
    for (String file : GENERATED) {
      compressed += Files.size(COMMITTED.resolve(file));
    }
    assertThat(compressed).isLessThan(MOST_COMPRESSED);
  }

  @Test
  void namesAndAddressesOfZeekLogsAreReserved() throws IOException {
    TreeSet<String> strangers = new TreeSet<>();
    for (String line : lines("conn.log.gz")) {
      String[] fields = line.split("\t", -1);
      Stream.of(fields[2], fields[4]).forEach(token -> check(token, strangers));
    }
    for (String line : lines("dns.log.gz")) {
      String[] fields = line.split("\t", -1);
      Stream.of(fields[2], fields[4], fields[9]).forEach(token -> check(token, strangers));
      if (!fields[21].equals("-") && !fields[21].startsWith("TXT ")) {
        Stream.of(fields[21].split(",", -1)).forEach(token -> check(token, strangers));
      }
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void namesAndAddressesOfTheEveLogAreReserved() throws IOException {
    TreeSet<String> strangers = new TreeSet<>();
    Matcher member = EVE_MEMBER.matcher(text("authority.json.gz"));
    while (member.find()) {
      check(member.group(1), strangers);
    }
    assertThat(strangers).isEmpty();
  }

  private static void check(String token, TreeSet<String> strangers) {
    IpAddress address = IpAddress.parse(token);
    boolean reserved =
        address != null
            ? RESERVED.stream().anyMatch(prefix -> prefix.contains(address))
            : RESERVED_NAME.matcher(token).find();
    if (!reserved) {
      strangers.add(token);
    }
  }

  @Test
  void networksArePrivateAndReserved() throws IOException {
    List<String> rows = text("network-map.csv").lines().toList();
    assertThat(rows.getFirst()).isEqualTo("prefix,asn,as_name,country,kind");
    for (String row : rows.subList(1, rows.size())) {
      List<String> fields = List.of(row.split(",", -1));
      assertThat(fields).as(row).hasSize(5);
      assertThat(RESERVED.subList(0, 3))
          .as(row)
          .anyMatch(prefix -> prefix.contains(IpPrefix.of(fields.get(0)).address()));
      assertThat(Long.parseLong(fields.get(1))).isBetween(4_200_000_000L, 4_294_967_294L);
      assertThat(fields.get(3)).matches("AA|Q[M-Z]|X[A-Z]|ZZ");
    }
  }

  @Test
  void threeZonesArePlanted() throws IOException {
    assertThat(text("truth.json").lines().filter(line -> line.contains("\"flux")))
        .containsExactly(
            "  \"parcel-status-desk.example\": \"flux-few-networks\",",
            "  \"qvelrumotaxi.example\": \"flux-classic\",",
            "  \"softkey-renewal.example\": \"flux-double\",");
  }

  @Test
  void connectionsAreWrittenInTheOrderOfTheirEnd() throws IOException {
    double before = 0;
    for (String line : lines("conn.log.gz")) {
      String[] fields = line.split("\t", -1);
      double duration = fields[8].equals("-") ? 0 : Double.parseDouble(fields[8]);
      double end = Double.parseDouble(fields[0]) + duration;
      assertThat(end).isGreaterThanOrEqualTo(before - 1e-5);
      before = end;
    }
  }

  /** The records of a Zeek log. */
  private static List<String> lines(String file) throws IOException {
    return text(file).lines().filter(line -> !line.startsWith("#")).toList();
  }

  private static String text(String file) throws IOException {
    return new String(content(folder.resolve(file)), StandardCharsets.UTF_8);
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }
}
