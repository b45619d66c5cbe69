package fluxgate.app.casefile.export;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.redaction.Redaction;
import fluxgate.app.redaction.RedactionKey;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody stays in a raw record, whatever format it has. */
final class RawWordsTest {
  private static final Path FORMATS =
      Path.of("..", "core", "src", "test", "resources", "fluxgate", "format");

  private static final Set<IpAddress> SHOWN =
      Stream.of("192.0.2.7", "203.0.113.5", "2001:db8:9::7")
          .map(IpAddress::parse)
          .filter(Objects::nonNull)
          .collect(Collectors.toSet());

  private static final Pattern CLIENT = Pattern.compile("client=([^ /]+)(?:/host:([^ /]+))?");

  /** The accounts and machines of the formats' examples, and their network cards. */
  private static final List<String> PERSONS =
      List.of(
          "u@corp.example",
          "corp\\u",
          "corp\\\\u",
          "users\\u",
          "users\\\\u",
          "u1",
          "ws41",
          "ws42",
          "lx7",
          "lx8",
          "root",
          "ada",
          "the (u@",
          "02:00:00:00:00:01",
          "00:00:5e:00:53:01",
          "0200.0000.0001");

  private static RawWords words() throws IOException {
    Redaction redaction =
        Redaction.clients(RedactionKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
    return new RawWords(RawWords.domains(List.of("flux9.example")), SHOWN, redaction);
  }

  @Test
  void no_client_no_machine_and_no_person_stays_in_a_line_of_any_format() throws IOException {
    int files = 0;
    try (Stream<Path> found = Files.walk(FORMATS)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        Path expected = file.resolveSibling(file.getFileName() + ".expected");
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (!Files.exists(expected) || text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
          continue;
        }
        files++;
        Set<String> forbidden = new LinkedHashSet<>(PERSONS);
        Matcher client = CLIENT.matcher(Files.readString(expected));
        while (client.find()) {
          IpAddress address = IpAddress.parse(client.group(1));
          if (address != null && !SHOWN.contains(address)) {
            forbidden.add(client.group(1));
          }
          if (client.group(2) != null) {
            forbidden.add(client.group(2));
          }
        }
        for (String line : text.split("\n", -1)) {
          String disclosed = words().disclosed(line).toLowerCase(java.util.Locale.ROOT);
          for (String one : forbidden) {
            assertThat(
                    Pattern.compile(
                            "(?<![0-9a-z.:])"
                                + Pattern.quote(one.toLowerCase(java.util.Locale.ROOT))
                                + "(?![0-9a-z])")
                        .matcher(disclosed)
                        .find())
                .as("%s in %s, from %s of %s", one, disclosed, line, file)
                .isFalse();
          }
        }
      }
    }
    assertThat(files).isGreaterThan(60);
  }

  @Test
  void what_happened_stays() throws IOException {
    assertThat(
            words()
                .disclosed(
                    "1795964070.401 17 10.20.30.41 TCP_TUNNEL/200 3039 CONNECT c2.flux9.example:443"
                        + " ada HIER_DIRECT/192.0.2.7 -"))
        .matches(
            "1795964070\\.401 17 c-[0-9a-f]{12} …/200 3039 CONNECT c2\\.flux9\\.example:443 …"
                + " …/192\\.0\\.2\\.7 -");
    assertThat(
            words()
                .disclosed(
                    "Nov 29 14:39:54 fw1 kernel: IN=s0 OUT= MAC=02:00:00:00:00:01:02:00:00:00:00:02:08:00"
                        + " SRC=10.20.30.41 DST=192.0.2.7 PROTO=TCP SPT=51443 DPT=443"))
        .matches(
            "Nov 29 14:39:54 … …: IN=… OUT= MAC=c-[0-9a-f]{12} SRC=c-[0-9a-f]{12} DST=192\\.0\\.2\\.7"
                + " PROTO=TCP SPT=51443 DPT=443");
    assertThat(
            words()
                .disclosed(
                    "{\"ts\":1795419480.408856,\"query\":\"www.flux9.example\",\"answers\":[\"192.0.2.7\"]}"))
        .isEqualTo(
            "{\"ts\":1795419480.408856,\"query\":\"www.flux9.example\",\"answers\":[\"192.0.2.7\"]}");
  }

  @Test
  void persons_go_by_any_field_and_by_any_place() throws IOException {
    for (String line :
        List.of(
            "srcip=192.0.2.7 srcname=\"pc-anna\" srcmac=\"02:00:00:00:00:01\"",
            "type=USER_LOGIN acct=\"anna\" AUID=\"anna\" auid=4711",
            "user_name=anna login=anna suser=Anna Lovelace dst=192.0.2.7",
            "{\"userPrincipalName\":\"anna@corp.example\",\"InitiatingProcessAccountUpn\":\"anna\"}",
            "{\"user\":{\"name\":\"anna\",\"id\":4711,\"group\":{\"name\":\"anna\"}}}",
            "{\"ether\":{\"src_mac\":\"02:00:00:00:00:01\"},\"orig_l2_addr\":\"02-00-00-00-00-01\"}",
            "mac:02:00:00:00:00:01: anna 0200.0000.0001 020000000001",
            "inside:2001:10:0:1::41/443 10.64.0.57:2001:10:0:1::41 [2001:10:0:1::41]:53",
            "1,2026/11/23 07:38:13,END,192.0.2.7,corp\\anna,,ssl",
            "\"2026-11-23 07:38:39\",\"Anna Lovelace (anna@corp.example)\",\"198.51.100.77\"",
            "41.30.20.10.in-addr.arpa pc-anna.corp.example _anna ánna anna. Ünna",
            "Basic YW5uYQ== YW5uYWE= \"YW5uYWE=\" http://x.example/?anna=1&anna=2",
            "198.51.100.77 S-1-5-21-4711-4711-4711")) {
      assertThat(words().disclosed(line))
          .as(line)
          .doesNotContainPattern(
              "(?i)[aáÜ]nna|lovelace|4711|00[:.-]?00|YW5u|2001:10|198\\.51\\.100\\.77|30\\.20|nna");
    }
  }
}
