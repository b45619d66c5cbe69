package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsnTableTest {
  private static AsnTable table(RowLedger ledger, String... lines) throws IOException {
    byte[] octets = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return AsnTable.fromCsv("a test", new ByteArrayInputStream(octets), ledger);
  }

  private static byte[] written(AsnTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AsnTableCodec.write(table, out);
    return out.toByteArray();
  }

  private static AsnTable read(byte[] octets) throws IOException {
    return AsnTableCodec.read(new ByteArrayInputStream(octets));
  }

  private static AsnRecord at(AsnTable table, String address) {
    return Objects.requireNonNull(table.lookup(IpAddress.of(address)), address);
  }

  private static AsnTable small() throws IOException {
    return table(
        new RowLedger(),
        "\uFEFFfirst,last,asn,name,country",
        "# two families, one quoted name",
        "198.18.0.0,198.18.255.255,64500,\"Example \"\"Net\"\", Ltd.\",de",
        "198.18.7.0,198.18.7.255,AS64501,Narrower",
        "2001:db8::,2001:db8:0:ffff:ffff:ffff:ffff:ffff,4294967295,Sixth",
        "2001:db8:1::,2001:db8:1::9,64502,",
        "255.255.255.0,255.255.255.255,64503,Last,FR");
  }

  @Test
  void theNarrowestRangeSays() throws IOException {
    AsnTable table = small();
    assertThat(at(table, "198.18.6.255"))
        .isEqualTo(new AsnRecord(64500, "Example \"Net\", Ltd.", "DE"));
    assertThat(at(table, "198.18.7.0")).isEqualTo(new AsnRecord(64501, "Narrower", null));
    assertThat(at(table, "198.18.8.0").asn()).isEqualTo(64500);
    assertThat(at(table, "::ffff:198.18.8.0").asn()).isEqualTo(64500);
    assertThat(at(table, "2001:db8::1").asn()).isEqualTo(4294967295L);
    assertThat(at(table, "255.255.255.255").country()).isEqualTo("FR");
    assertThat(table.lookup(IpAddress.of("2001:db8:1::a"))).isNull();
    assertThat(table.lookup(IpAddress.of("198.17.255.255"))).isNull();
    assertThat(table.lookup(IpAddress.of("::"))).isNull();
  }

  @Test
  void everyBadRowIsCountedOnce() throws IOException {
    RowLedger ledger = new RowLedger();
    table(
        ledger,
        "198.18.0.0,198.18.0.255,64500,Good",
        "198.18.0.0,198.18.0.255",
        "198.18.0.999,198.18.0.255,64500,Bad address",
        "example.example,198.18.0.255,64500,Bad address",
        "198.18.0.0,198.18.0.255,0,Bad number",
        "198.18.0.0,198.18.0.255,4294967296,Bad number",
        "198.18.0.9,198.18.0.0,64500,Backwards",
        "198.18.0.9,2001:db8::,64500,Two families",
        "\"198.18.0.0,198.18.0.255,64500,Open quote",
        "x".repeat(100_000),
        "   ",
        "# comment");
    assertThat(ledger.accepted()).isEqualTo(1);
    assertThat(ledger.read()).isEqualTo(10);
    assertThat(ledger.rejected())
        .isEqualTo(
            Map.of(
                "too_few_columns", 1L,
                "bad_address", 2L,
                "bad_asn", 2L,
                "bad_range", 2L,
                "broken_quotes", 1L,
                "line_too_long", 1L));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Random random = new Random(11);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      int first = random.nextInt();
      lines
          .append(IpAddress.v4(first))
          .append(',')
          .append(IpAddress.v4(first | random.nextInt(1 << 16)));
      lines
          .append(',')
          .append(64512 + random.nextInt(900))
          .append(",Netz \u00fc ")
          .append(i % 40)
          .append('\n');
      long high = 0x2001_0db8_0000_0000L | random.nextInt(1 << 20);
      long low = random.nextBoolean() ? 0 : random.nextLong() & ~0xFFFFL;
      lines.append(new IpAddress(high, low)).append(',');
      lines.append(new IpAddress(high, low == 0 ? -1L : low | 0xFFFF)).append(",64999,Six,NL\n");
    }
    AsnTable table = table(new RowLedger(), lines.toString());
    AsnTable back = read(written(table));
    assertThat(back.resource()).isEqualTo("a test");
    assertThat(back.rangeCount()).isEqualTo(table.rangeCount()).isGreaterThan(5000);
    assertThat(written(back)).isEqualTo(written(table));
    for (int i = 0; i < 20_000; i++) {
      IpAddress address =
          random.nextBoolean()
              ? IpAddress.v4(random.nextInt())
              : new IpAddress(0x2001_0db8_0000_0000L | random.nextInt(1 << 20), random.nextLong());
      assertThat(back.lookup(address)).isEqualTo(table.lookup(address));
    }
  }

  @Test
  void aDamagedFileIsRefusedWithAReason() throws IOException {
    byte[] whole = written(small());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the ASN table ");
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> read(longer)).hasMessage("the ASN table goes on after its end");
  }

  @Test
  void anyFlippedBitIsRefused() throws IOException {
    byte[] whole = written(small());
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> read(flipped))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the ASN table ");
    }
  }

  @Test
  void countsAreCheckedEvenUnderAGoodChecksum() throws IOException {
    byte[] whole = written(small());
    for (int at = AsnTableCodec.HEADER_OCTETS; at < whole.length; at++) {
      byte[] other = whole.clone();
      other[at] ^= (byte) 0x80;
      CRC32 checksum = new CRC32();
      checksum.update(
          other, AsnTableCodec.HEADER_OCTETS, other.length - AsnTableCodec.HEADER_OCTETS);
      ByteBuffer.wrap(other)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(AsnTableCodec.HEADER_OCTETS - Integer.BYTES, (int) checksum.getValue());
      try {
        assertThat(read(other).rangeCount()).isEqualTo(small().rangeCount());
      } catch (IOException refused) {
        assertThat(refused).hasMessageStartingWith("the ASN table ");
      }
    }
  }

  @Test
  void theRangesOfTheBundledTableAscend() {
    AddressRanges ranges = AsnTable.bundled().ranges();
    int systems = AsnTable.bundled().records().size();
    AddressRanges.V4 v4 = ranges.v4();
    IpAddress before = null;
    for (int i = 0; i < v4.value().length; i++) {
      before = ascends(before, IpAddress.v4(v4.first()[i]), IpAddress.v4(v4.last()[i]));
    }
    AddressRanges.V6 v6 = ranges.v6();
    before = null;
    for (int i = 0; i < v6.value().length; i++) {
      before =
          ascends(
              before,
              new IpAddress(v6.firstHigh()[i], v6.firstLow()[i]),
              new IpAddress(v6.lastHigh()[i], v6.lastLow()[i]));
    }
    for (int[] values : List.of(v4.value(), v6.value())) {
      assertThat(Arrays.stream(values).min().orElse(0)).isNotNegative();
      assertThat(Arrays.stream(values).max().orElse(0)).isLessThan(systems);
    }
  }

  private static IpAddress ascends(@Nullable IpAddress before, IpAddress first, IpAddress last) {
    if (first.compareTo(last) > 0 || before != null && before.compareTo(first) >= 0) {
      throw new AssertionError(first + " to " + last + " after " + before);
    }
    return last;
  }

  @Test
  void theBundledTableKnowsWellKnownNetworks() {
    AsnTable table = AsnTable.bundled();
    assertThat(table.resource()).contains("RouteViews").contains("CC BY 4.0");
    assertThat(table.rangeCount()).isGreaterThan(500_000);
    assertThat(at(table, "8.8.8.8").asn()).isEqualTo(15169);
    assertThat(at(table, "1.1.1.1").asn()).isEqualTo(13335);
    assertThat(at(table, "2606:4700::1").asn()).isEqualTo(13335);
    assertThat(table.lookup(IpAddress.of("198.18.0.1"))).isNull();
  }
}
