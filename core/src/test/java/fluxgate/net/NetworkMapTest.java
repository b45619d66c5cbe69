package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkMapTest {
  static NetworkMap map(RowLedger ledger, String... lines) throws IOException {
    byte[] octets = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    return NetworkMap.parse(new ByteArrayInputStream(octets), ledger);
  }

  @Test
  void theLongestPrefixSays() throws IOException {
    NetworkMap map =
        map(
            new RowLedger(),
            "# an exercise",
            "Prefix, ASN, as_name, country, kind",
            "198.18.0.0/15,64500,Example Hosting,,hosting",
            "198.18.4.0/24,AS64501,\"Example Homes, Inc.\",ro,residential",
            "2001:db8:5::/48,64502,Example Campus,US,Education");
    assertThat(map.lookup(IpAddress.of("198.18.4.9")))
        .isEqualTo(new Network(64501, "Example Homes, Inc.", "RO", NetworkKind.ACCESS, true));
    assertThat(map.lookup(IpAddress.of("198.19.0.1")))
        .isEqualTo(new Network(64500, "Example Hosting", null, NetworkKind.HOSTING, true));
    assertThat(map.lookup(IpAddress.of("2001:db8:5::1"))).isNotNull();
    assertThat(map.lookup(IpAddress.of("2001:db8:6::1"))).isNull();
    assertThat(map.isEmpty()).isFalse();
  }

  @Test
  void itSpeaksForReservedRangesOnly() throws IOException {
    RowLedger ledger = new RowLedger();
    NetworkMap map =
        map(
            ledger,
            "8.8.8.0/24,64500,Taken over,US,access",
            "0.0.0.0/0,64500,Everything,US,access",
            "127.0.0.0/8,64500,Loopback,US,access",
            "198.18.0.0/14,64500,Half reserved,US,access",
            "198.18.0.0/33,64500,Bad length,US,access",
            "198.18.0.0/16,0,Bad number,US,access",
            "198.18.0.0/16,64500,Bad kind,US,cosy",
            "198.18.0.0/16,64500,Too short",
            "240.1.0.0/16,64500,Good,US,unknown");
    assertThat(ledger.rejected())
        .isEqualTo(
            Map.of(
                "range_not_reserved", 4L,
                "bad_prefix", 1L,
                "bad_asn", 1L,
                "bad_kind", 1L,
                "wrong_column_count", 1L));
    assertThat(ledger.accepted()).isEqualTo(1);
    assertThat(map.lookup(IpAddress.of("8.8.8.8"))).isNull();
    assertThat(map.lookup(IpAddress.of("240.1.2.3"))).isNotNull();
  }

  @Test
  void ofTwoMapsTheSecondSays() throws IOException {
    NetworkMap first = map(new RowLedger(), "198.18.0.0/16,64500,First,,cdn");
    NetworkMap second = map(new RowLedger(), "198.18.0.0/16,64501,Second,,cloud");
    Network network = first.with(second).lookup(IpAddress.of("198.18.1.1"));
    assertThat(network).extracting(Network::asn).isEqualTo(64501L);
    assertThat(NetworkMap.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void itIsRecognisedByItsHeaderOrItsFirstRow() {
    assertThat(NetworkMap.recognises(List.of("# x", "", "prefix,asn,as_name,country,kind")))
        .isTrue();
    assertThat(NetworkMap.recognises(List.of("198.18.0.0/16,64500,Example,,access"))).isTrue();
    assertThat(NetworkMap.recognises(List.of("8.8.8.0/24,64500,Example,,access"))).isTrue();
    assertThat(NetworkMap.recognises(List.of("198.18.0.0,198.18.0.9,64500,Example,access")))
        .isFalse();
    assertThat(NetworkMap.recognises(List.of("{\"prefix\":1}"))).isFalse();
    assertThat(NetworkMap.recognises(List.of("#separator \\x09"))).isFalse();
    assertThat(NetworkMap.recognises(List.of())).isFalse();
  }
}
