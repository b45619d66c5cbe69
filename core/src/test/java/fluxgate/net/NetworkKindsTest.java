package fluxgate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkKindsTest {
  private static final long UNLISTED = 64500;
  private static final NetworkKinds KINDS = NetworkKinds.bundled();

  @ParameterizedTest
  @CsvSource({
    "Example Telecom LLC, ACCESS",
    "'Example Kabel TV, s.r.o.', ACCESS",
    "EXEMPLO TELECOMUNICAÇÕES LTDA, ACCESS",
    "Example Fibra Optica SA, ACCESS",
    "Example-Svyaz LLC, ACCESS",
    "Example Telekomünikasyon A.S., ACCESS",
    "Example Hosting and Broadband Ltd, HOSTING",
    "Example VPS, HOSTING",
    "Example Data Center Inc, HOSTING",
    "Example Veri Merkezi A.Ş., HOSTING",
    "ExampleHeberg SAS, HOSTING",
    "Mizban Example PJSC, HOSTING",
    "Example Racks Ltd, HOSTING",
    "Example Valokuitu Oy, ACCESS",
    "Spoldzielnia Mieszkaniowa Przyklad, ACCESS",
    "Example Haberleşme Kurumu, UNKNOWN",
    "ExampleCloud B.V., HOSTING",
    "Example University of Technology, EDUCATION",
    "Universität Beispiel, EDUCATION",
    "Example CDN GmbH, CDN",
    "Ministry of Telecommunications of Example, UNKNOWN",
    "Example Networks, UNKNOWN",
    "Example Digital Online Solutions, UNKNOWN",
    "Orange County of Example, UNKNOWN",
    "'', UNKNOWN"
  })
  void aNameSaysWhatItSaysOutright(String name, NetworkKind kind) {
    assertThat(KINDS.kind(UNLISTED, name)).isEqualTo(kind);
  }

  @Test
  void theTableGoesBeforeTheName() {
    assertThat(KINDS.kind(16509, "Example Telecom")).isEqualTo(NetworkKind.CLOUD);
    assertThat(KINDS.kind(7018, "")).isEqualTo(NetworkKind.ACCESS);
    assertThat(KINDS.isCurated(7018)).isTrue();
    assertThat(KINDS.isCurated(UNLISTED)).isFalse();
  }

  @Test
  void everyRuleSaysWhy() {
    NetworkNameRules.Rule rule = KINDS.rules().match("Example Broadband");
    assertThat(rule).isNotNull();
    assertThat(rule.why()).isNotBlank();
    assertThat(KINDS.rules().match("Example")).isNull();
  }

  @Test
  void aLongNameIsNoBurden() {
    assertThat(KINDS.kind(UNLISTED, "x".repeat(1_000_000))).isEqualTo(NetworkKind.UNKNOWN);
  }

  @Test
  void badRowsAreCounted() throws IOException {
    RowLedger ledger = new RowLedger();
    NetworkKinds kinds =
        NetworkKinds.parse(
            stream("64500,cdn,x\n64500,cloud,x\nx,cdn,x\n64501,cosy,x\n64502\n"),
            stream("access,a*,x\ncosy,b,x\naccess,*,x\naccess\n"),
            ledger);
    assertThat(ledger.rejected())
        .isEqualTo(Map.of("asn_given_twice", 1L, "bad_asn", 1L, "bad_kind", 4L, "bad_pattern", 1L));
    assertThat(kinds.kind(64500, "")).isEqualTo(NetworkKind.CDN);
    assertThat(kinds.kind(64501, "abc")).isEqualTo(NetworkKind.ACCESS);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
