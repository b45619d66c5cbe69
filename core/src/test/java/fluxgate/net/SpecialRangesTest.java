package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialRangesTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, UNALLOCATED",
    "10.255.255.255, PRIVATE",
    "100.64.0.1, SHARED",
    "127.0.0.53, LOOPBACK",
    "169.254.1.1, LINK_LOCAL",
    "172.31.255.255, PRIVATE",
    "192.0.2.9, DOCUMENTATION",
    "192.168.0.1, PRIVATE",
    "198.19.255.255, BENCHMARKING",
    "203.0.113.1, DOCUMENTATION",
    "224.0.0.251, MULTICAST",
    "255.255.255.255, RESERVED",
    "::, UNALLOCATED",
    "::1, LOOPBACK",
    "::ffff:127.0.0.1, LOOPBACK",
    "64:ff9b::10.0.0.1, PRIVATE",
    "64:ff9b:1::1, UNALLOCATED",
    "2001:2::1, BENCHMARKING",
    "2001:db8::1, DOCUMENTATION",
    "3fff:0fff::1, DOCUMENTATION",
    "5f00::1, UNALLOCATED",
    "fd00::1, PRIVATE",
    "fe80::1, LINK_LOCAL",
    "ff02::1, MULTICAST"
  })
  void knowsWhatARangeIsFor(String address, SpecialRanges.Purpose purpose) {
    assertThat(SpecialRanges.purposeOf(IpAddress.of(address))).isEqualTo(purpose);
    assertThat(SpecialRanges.isReserved(IpAddress.of(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.128.0.0",
        "172.32.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2000::",
        "2001:200::",
        "2001:db9::",
        "2a00::1",
        "3ffe::1",
        "64:ff9b::8.8.8.8"
      })
  void leavesPublicAddressesAlone(String address) {
    assertThat(SpecialRanges.purposeOf(IpAddress.of(address))).isNull();
  }

  @Test
  void aBlockIsMappableOnlyAsAWhole() {
    assertThat(SpecialRanges.isMappable(IpPrefix.of("198.18.0.0/15"))).isTrue();
    assertThat(SpecialRanges.isMappable(IpPrefix.of("198.18.0.0/14"))).isFalse();
    assertThat(SpecialRanges.isMappable(IpPrefix.of("0.0.0.0/0"))).isFalse();
    assertThat(SpecialRanges.isMappable(IpPrefix.of("127.0.0.0/8"))).isFalse();
    assertThat(SpecialRanges.isMappable(IpPrefix.of("::/3"))).isFalse();
    assertThat(SpecialRanges.isMappable(IpPrefix.of("3fff:1::/32"))).isTrue();
  }
}
