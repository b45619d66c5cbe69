package fluxgate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DomainNameTest {
  @Test
  void is_canonical_at_birth() {
    assertThat(DomainName.of("WWW.Example.")).isEqualTo(DomainName.of("www.example"));
    assertThat(DomainName.of("www.example")).hasToString("www.example");
    assertThat(DomainName.of(".")).isEqualTo(DomainName.ROOT);
  }

  @Test
  void comes_back_from_its_own_text_whatever_its_octets() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] wire = new byte[1 + random.nextInt(80)];
      random.nextBytes(wire);
      for (int at = 0; at < wire.length; ) {
        int length = Math.min(1 + random.nextInt(63), wire.length - at - 1);
        wire[at] = (byte) length;
        at += length + 1;
      }
      DomainName name = DomainName.fromLabels(wire, 0, wire.length);
      if (name != null) {
        assertThat(DomainName.parse(name.toString())).as(name.toString()).isEqualTo(name);
      }
    }
  }

  @Test
  void refuses_what_is_no_name() {
    for (String text :
        new String[] {
          "",
          "..",
          ".a",
          "a..b",
          "a".repeat(64),
          "a\\",
          "a\\25",
          "a\\256b",
          ("a".repeat(63) + ".").repeat(4) + "x"
        }) {
      assertThat(DomainName.parse(text)).as(text).isNull();
    }
    assertThat(DomainName.parse(("a".repeat(63) + ".").repeat(3) + "a".repeat(61))).isNotNull();
    assertThat(DomainName.parse(("a".repeat(63) + ".").repeat(3) + "a".repeat(62))).isNull();
  }

  @Test
  void matches_whole_labels_only() {
    DomainName akamai = DomainName.of("akamai.example");
    assertThat(DomainName.of("a.akamai.example").isAtOrBelow(akamai)).isTrue();
    assertThat(akamai.isAtOrBelow(akamai)).isTrue();
    assertThat(DomainName.of("evilakamai.example").isAtOrBelow(akamai)).isFalse();
    assertThat(DomainName.of("example").isAtOrBelow(akamai)).isFalse();
    assertThat(akamai.isAtOrBelow(DomainName.ROOT)).isTrue();
  }

  @Test
  void gives_suffixes_by_labels() {
    DomainName name = DomainName.of("a.b.c.example");
    assertThat(name.labelCount()).isEqualTo(4);
    assertThat(name.suffix(2)).isEqualTo(DomainName.of("c.example"));
    assertThat(name.suffix(0)).isEqualTo(DomainName.ROOT);
    assertThat(name.suffix(9)).isEqualTo(name);
  }
}
