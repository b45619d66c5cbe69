package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class IpAddressTest {
  @Test
  void reads_and_writes_as_the_library_does() throws UnknownHostException {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      for (int b = 0; b < bytes.length; b++) {
        bytes[b] = random.nextInt(3) == 0 ? bytes[b] : 0;
      }
      InetAddress oracle = InetAddress.getByAddress(bytes);
      byte[] canonical = oracle.getAddress();
      IpAddress address = IpAddress.fromBytes(bytes, 0, bytes.length);
      assertThat(address).isNotNull();
      assertThat(address.toBytes()).isEqualTo(canonical);
      assertThat(IpAddress.parse(oracle.getHostAddress())).isEqualTo(address);
      assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    }
  }

  @Test
  void writes_the_canonical_text_of_rfc_5952() {
    assertThat(IpAddress.of("2001:DB8:0:0:1:0:0:1")).hasToString("2001:db8::1:0:0:1");
    assertThat(IpAddress.of("2001:db8:0:1:1:1:1:1")).hasToString("2001:db8:0:1:1:1:1:1");
    assertThat(IpAddress.of("::")).hasToString("::");
    assertThat(IpAddress.of("0:0:0:0:0:0:0:1")).hasToString("::1");
    assertThat(IpAddress.of("::ffff:192.0.2.7")).isEqualTo(IpAddress.of("192.0.2.7"));
  }

  @Test
  void refuses_what_is_no_address() {
    for (String text :
        new String[] {
          "",
          ":",
          ":::",
          "1",
          "1.2.3",
          "1.2.3.4.5",
          "1.2.3.256",
          "01.2.3.4",
          "1.2.3.4 ",
          "1..2.3",
          "2001:db8",
          "1:2:3:4:5:6:7:8:9",
          "1::2::3",
          "12345::",
          "::1.2.3",
          "fe80::1%eth0",
          "[::1]",
          "1:2:3:4:5:6:7:8::",
          "bad.example",
          "192.5",
          "1.2.3.",
          "a.b.c.d",
          "::ffff:1.2.3.4.5"
        }) {
      assertThat(IpAddress.parse(text)).as(text).isNull();
    }
  }

  @Test
  void cuts_prefixes_as_a_bit_by_bit_reading_does() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 5_000; i++) {
      boolean v4 = random.nextBoolean();
      IpAddress address =
          v4 ? IpAddress.v4(random.nextInt()) : new IpAddress(random.nextLong(), random.nextLong());
      int length = random.nextInt((v4 ? 32 : 128) + 1);
      IpPrefix prefix = new IpPrefix(address, length);
      byte[] bytes = address.toBytes();
      byte[] first = prefix.address().toBytes();
      byte[] last = prefix.last().toBytes();
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        int mask = 0x80 >> bit % 8;
        assertThat(first[bit / 8] & mask).isEqualTo(bit < length ? bytes[bit / 8] & mask : 0);
        assertThat(last[bit / 8] & mask).isEqualTo(bit < length ? bytes[bit / 8] & mask : mask);
      }
      assertThat(prefix.contains(address)).isTrue();
    }
  }

  @Test
  void reads_octets_as_it_reads_text() {
    SplittableRandom random = new SplittableRandom(4);
    String octets = "0123456789.25512.00af:";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      if (random.nextBoolean()) {
        for (int part = 0; part < 4; part++) {
          text.append(part == 0 ? "" : ".").append(random.nextInt(300));
        }
      }
      for (int change = random.nextInt(4); change > 0; change--) {
        char one = octets.charAt(random.nextInt(octets.length()));
        text.insert(random.nextInt(text.length() + 1), one);
      }
      byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.US_ASCII);
      assertThat(IpAddress.parse(bytes, 1, text.length()))
          .as(text.toString())
          .isEqualTo(IpAddress.parse(text));
    }
  }
}
