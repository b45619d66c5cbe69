package fluxgate.app.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.net.AsnRecord;
import fluxgate.net.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MmdbNetworksTest {
  private static final IpAddress INSIDE = IpAddress.of("198.18.200.1");

  @TempDir Path folder;

  private @Nullable AsnRecord lookup(byte[] fields) throws IOException {
    Path file = Files.write(folder.resolve("asn.mmdb"), database(fields));
    assertThat(MmdbNetworks.recognises(file)).isTrue();
    try (MmdbNetworks networks = MmdbNetworks.open(file)) {
      assertThat(networks.lookup(IpAddress.of("198.20.0.1"))).isNull();
      assertThat(networks.lookup(IpAddress.of("2001:db8::1"))).isNull();
      assertThat(networks.failedLookups()).isZero();
      return networks.lookup(INSIDE);
    }
  }

  @Test
  void readsTheFieldsOfGeoLite() throws IOException {
    byte[] fields =
        map(
            "autonomous_system_number",
            number(64500),
            "autonomous_system_organization",
            text("Example"));
    assertThat(lookup(fields)).isEqualTo(new AsnRecord(64500, "Example", null));
  }

  @Test
  void readsNumbersAsTextAndCountries() throws IOException {
    byte[] fields =
        map("asn", text("AS64501"), "name", text("Example"), "country_code", text("ro"));
    assertThat(lookup(fields)).isEqualTo(new AsnRecord(64501, "Example", "RO"));
    byte[] nested = map("asn", text("64501"), "country", map("iso_code", text("NL")));
    assertThat(lookup(nested)).isEqualTo(new AsnRecord(64501, "", "NL"));
  }

  @Test
  void aRecordWithoutANumberIsNone() throws IOException {
    assertThat(lookup(map("name", text("Example")))).isNull();
    assertThat(lookup(map("asn", text("99999999999999999999")))).isNull();
    assertThat(lookup(map("asn", number(0)))).isNull();
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("not.mmdb"), "first,last,asn,name\n");
    assertThat(MmdbNetworks.recognises(file)).isFalse();
    assertThatThrownBy(() -> MmdbNetworks.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not.mmdb");
    assertThatThrownBy(() -> MmdbNetworks.open(folder.resolve("absent.mmdb")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("absent.mmdb");
  }

  @Test
  void damageCostsKnowledgeAndNothingElse() throws IOException {
    byte[] whole = database(map("asn", number(64500), "name", text("Example")));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x55;
      Path file = Files.write(folder.resolve("damaged-" + i), damaged);
      try (MmdbNetworks networks = MmdbNetworks.open(file)) {
        networks.lookup(INSIDE);
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("damaged-" + i);
      }
    }
  }

  /** An IPv4 database that has one record, for 198.18.0.0/15. */
  private static byte[] database(byte[] fields) {
    int bits = 15;
    int prefix = 198 << 7 | 18 >>> 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int node = 0; node < bits; node++) {
      int next = node + 1 < bits ? node + 1 : bits + 16;
      boolean one = (prefix >>> (bits - 1 - node) & 1) == 1;
      for (int child : new int[] {one ? bits : next, one ? next : bits}) {
        out.write(child >>> 16);
        out.write(child >>> 8);
        out.write(child);
      }
    }
    out.writeBytes(new byte[16]);
    out.writeBytes(fields);
    out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(
        map(
            "binary_format_major_version", number(2),
            "binary_format_minor_version", number(0),
            "build_epoch", number(1),
            "database_type", text("Example-ASN"),
            "description", map("en", text("Example")),
            "ip_version", number(4),
            "languages", new byte[] {0, 4},
            "node_count", number(bits),
            "record_size", number(24)));
    return out.toByteArray();
  }

  private static byte[] map(Object... pairs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(7 << 5 | pairs.length / 2);
    for (Object part : pairs) {
      out.writeBytes(part instanceof byte[] encoded ? encoded : text((String) part));
    }
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.write(2 << 5 | Math.min(octets.length, 29));
    if (octets.length >= 29) {
      out.write(octets.length - 29);
    }
    out.writeBytes(octets);
    return out.toByteArray();
  }

  /** An unsigned number of 32 bits. */
  private static byte[] number(int value) {
    return new byte[] {
      (byte) (6 << 5 | 4),
      (byte) (value >>> 24),
      (byte) (value >>> 16),
      (byte) (value >>> 8),
      (byte) value
    };
  }
}
