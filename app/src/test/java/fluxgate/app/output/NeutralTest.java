package fluxgate.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NeutralTest {
  @Test
  void leaves_ordinary_text_as_it_is() {
    assertThat(Neutral.text("Télécom «Söhne» 株式会社 10 %")).isEqualTo("Télécom «Söhne» 株式会社 10 %");
  }

  @Test
  void escapes_what_moves_hides_or_reorders() {
    assertThat(Neutral.text("a\u001B[2Jb\r\nc\u202Ed\u200Be\u0085"))
        .isEqualTo("a\\u001b[2Jb\\u000d\\u000ac\\u202ed\\u200be\\u0085");
  }

  @Test
  void defangs_names_whatever_their_octets() {
    assertThat(Neutral.defanged(DomainName.of("www.bad.example"))).isEqualTo("www[.]bad[.]example");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] label = new byte[1 + random.nextInt(20)];
      random.nextBytes(label);
      byte[] wire = new byte[label.length + 1];
      wire[0] = (byte) label.length;
      System.arraycopy(label, 0, wire, 1, label.length);
      DomainName name = DomainName.fromLabels(wire, 0, wire.length);
      assertThat(name).isNotNull();
      assertThat(Neutral.defanged(name)).matches("[\\x21-\\x7e]+");
    }
  }
}
