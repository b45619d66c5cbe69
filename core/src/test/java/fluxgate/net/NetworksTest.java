package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NetworksTest {
  private static final NetworkKinds KINDS = NetworkKinds.bundled();

  @Test
  void theTableIsFetchedOnceAndOnlyForPublicAddresses() throws IOException {
    NetworkMap map = NetworkMapTest.map(new RowLedger(), "198.18.0.0/16,64500,Example,,access");
    AtomicInteger fetched = new AtomicInteger();
    AsnSource source = address -> new AsnRecord(64501, "Example Broadband", "NL");
    Networks networks =
        new Networks(
            map,
            () -> {
              fetched.incrementAndGet();
              return source;
            },
            KINDS);
    assertThat(networks.lookup(IpAddress.of("198.18.0.1")))
        .extracting(Network::synthetic)
        .isEqualTo(true);
    assertThat(networks.lookup(IpAddress.of("198.19.0.1"))).isNull();
    assertThat(fetched).hasValue(0);
    assertThat(networks.lookup(IpAddress.of("1.2.3.4")))
        .isEqualTo(new Network(64501, "Example Broadband", "NL", NetworkKind.ACCESS, false))
        .isSameAs(networks.lookup(IpAddress.of("1.2.3.5")));
    assertThat(fetched).hasValue(1);
  }

  @Test
  void anAddressIsUsableWhenPublicOrMapped() throws IOException {
    NetworkMap map = NetworkMapTest.map(new RowLedger(), "198.18.0.0/16,64500,Example,,access");
    Networks networks = new Networks(map, () -> address -> null, KINDS);
    assertThat(networks.isUsable(IpAddress.of("1.2.3.4"))).isTrue();
    assertThat(networks.isUsable(IpAddress.of("198.18.0.1"))).isTrue();
    assertThat(networks.isUsable(IpAddress.of("198.19.0.1"))).isFalse();
    assertThat(networks.isUsable(IpAddress.of("127.0.0.1"))).isFalse();
    assertThat(networks.lookup(IpAddress.of("1.2.3.4"))).isNull();
  }

  @Test
  void aTableOfTheUsersOwnMayNameReservedRangesButNotPrivateOnes() {
    AsnSource source = address -> new AsnRecord(64501, "Example Broadband", "NL");
    Networks networks = Networks.ofOwn(NetworkMap.EMPTY, source, KINDS);
    assertThat(networks.lookup(IpAddress.of("198.19.0.1")))
        .isEqualTo(new Network(64501, "Example Broadband", "NL", NetworkKind.ACCESS, true));
    assertThat(networks.isUsable(IpAddress.of("240.1.2.3"))).isTrue();
    assertThat(networks.isUsable(IpAddress.of("10.1.2.3"))).isFalse();
    assertThat(networks.isUsable(IpAddress.of("127.0.0.1"))).isFalse();
  }

  @Test
  void anAddressThatDns64WroteIsThatOfTheNetworkBehind() {
    Networks networks = Networks.bundled(NetworkMap.EMPTY);
    assertThat(networks.lookup(IpAddress.of("64:ff9b::8.8.8.8")))
        .isNotNull()
        .isSameAs(networks.lookup(IpAddress.of("8.8.8.8")));
  }
}
