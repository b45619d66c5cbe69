package fluxgate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixListTest {
  private static final PublicSuffixList BUNDLED = PublicSuffixList.bundled();

  private static @Nullable String registered(PublicSuffixList list, String name) {
    DomainName domain = list.registeredDomain(DomainName.of(name));
    return domain == null ? null : domain.toString();
  }

  private static PublicSuffixList list(String... lines) {
    byte[] octets = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try {
      return PublicSuffixList.parse(new ByteArrayInputStream(octets));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "shop.com, shop.com",
    "www.shop.com, shop.com",
    "a.b.c.shop.com, shop.com",
    "shop.co.uk, shop.co.uk",
    "mail.shop.co.uk, shop.co.uk",
    "WWW.SHOP.CO.UK., shop.co.uk",
    "town.kobe.jp.city.kobe.jp, city.kobe.jp",
    "city.kobe.jp, city.kobe.jp",
    "x.town.kobe.jp, x.town.kobe.jp",
    "www.ck, www.ck",
    "www.www.ck, www.ck",
    "a.b.ck, a.b.ck",
    "x.y.ide.kyoto.jp, y.ide.kyoto.jp",
    "host.unlisted-tld.unlisted, unlisted-tld.unlisted",
    "xn--85x722f.xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn",
    "shop.xn--fiqs8s, shop.xn--fiqs8s"
  })
  void aRegisteredDomainIsThePublicSuffixAndOneLabel(String name, String expected) {
    assertThat(registered(BUNDLED, name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "com",
        "co.uk",
        "unlisted",
        "b.ck",
        "town.kobe.jp",
        "ide.kyoto.jp",
        "dyndns.org"
      })
  void aPublicSuffixHasNoRegisteredDomain(String name) {
    assertThat(registered(BUNDLED, name)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_dmarc.x",
        "-x.y",
        "a_b.c-.x",
        "\\000.com",
        "\\..com",
        "*.com",
        "*.ck",
        "x.-",
        "1.2.3.4"
      })
  void oddLabelsAreLabels(String name) {
    assertThat(registered(BUNDLED, name)).isNotEqualTo("");
    assertThat(BUNDLED.publicSuffix(DomainName.of(name)).labelCount()).isPositive();
  }

  @Test
  void customersOfADynamicDnsProviderAreTheirOwnDomains() {
    assertThat(registered(BUNDLED, "cam.myhouse.dyndns.org")).isEqualTo("myhouse.dyndns.org");
    assertThat(BUNDLED.isUnderPrivateSuffix(DomainName.of("cam.myhouse.dyndns.org"))).isTrue();
    assertThat(BUNDLED.isUnderPrivateSuffix(DomainName.of("dyndns.org"))).isTrue();
    assertThat(BUNDLED.isUnderPrivateSuffix(DomainName.of("www.shop.co.uk"))).isFalse();
    assertThat(BUNDLED.isUnderPrivateSuffix(DomainName.ROOT)).isFalse();
  }

  @Test
  void aPublicSuffixKnowsItself() {
    assertThat(BUNDLED.isPublicSuffix(DomainName.of("co.uk"))).isTrue();
    assertThat(BUNDLED.isPublicSuffix(DomainName.of("unlisted"))).isTrue();
    assertThat(BUNDLED.isPublicSuffix(DomainName.of("shop.co.uk"))).isFalse();
    assertThat(BUNDLED.isPublicSuffix(DomainName.ROOT)).isFalse();
    assertThat(BUNDLED.publicSuffix(DomainName.ROOT)).isEqualTo(DomainName.ROOT);
  }

  @Test
  void theBundledListIsWholeAndSaysWhereItIsFrom() {
    assertThat(BUNDLED.ruleCount()).isGreaterThan(9000);
    assertThat(BUNDLED.unusableRuleCount()).isZero();
    assertThat(BUNDLED.resource()).contains("publicsuffix.org").contains("Mozilla Public License");
  }

  @Test
  void theTableThatAStartReadsIsThatOfTheList() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (InputStream text = PublicSuffixList.class.getResourceAsStream("public-suffix-list.txt");
        InputStream table = PublicSuffixList.class.getResourceAsStream("public-suffix-list.bin")) {
      PublicSuffixList parsed = PublicSuffixList.parse(Objects.requireNonNull(text));
      parsed.write(written);
      assertThat(Objects.requireNonNull(table).readAllBytes())
          .as("tools/README.md says how the table is made")
          .isEqualTo(written.toByteArray());
      assertThat(BUNDLED.ruleCount()).isEqualTo(parsed.ruleCount());
      assertThat(BUNDLED.resource()).isEqualTo(parsed.resource());
    }
    byte[] whole = written.toByteArray();
    for (int length : new int[] {0, 23, 24, 1000, whole.length - 1}) {
      assertThatThrownBy(
              () -> PublicSuffixList.read(new ByteArrayInputStream(Arrays.copyOf(whole, length))))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLineThatIsNoRuleIsCounted() {
    PublicSuffixList list =
        list(
            "com", "", "// comment", "*", "a.*.b", "..", "x..y", "1.2.3.4.5.6.7.8", "*.", "!", "z");
    assertThat(list.ruleCount()).isEqualTo(2);
    assertThat(list.unusableRuleCount()).isEqualTo(7);
  }

  @Test
  void namesInOtherScriptsAreComparedAsTheDnsCarriesThem() {
    PublicSuffixList list = list("\u4e2d\u56fd", "\u516c\u53f8.cn trailing words");
    assertThat(registered(list, "a.b.xn--fiqs8s")).isEqualTo("b.xn--fiqs8s");
    assertThat(registered(list, "a.b.xn--55qx5d.cn")).isEqualTo("b.xn--55qx5d.cn");
  }

  @Test
  void agreesWithAPlainReadingOfTheRules() {
    Random random = new Random(20261123);
    String[] labels = {"a", "b", "c", "d", "x"};
    for (int round = 0; round < 60; round++) {
      List<String> rules = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        String name = randomName(random, labels, 1 + random.nextInt(4));
        rules.add(List.of("", "", "*.", "!").get(random.nextInt(4)) + name);
      }
      int privateFrom = random.nextInt(rules.size());
      List<String> lines = new ArrayList<>(rules);
      lines.add(privateFrom, "// ===BEGIN PRIVATE DOMAINS===");
      PublicSuffixList list = list(lines.toArray(new String[0]));
      for (int i = 0; i < 400; i++) {
        String name = randomName(random, labels, 1 + random.nextInt(9));
        assertThat(registered(list, name))
            .as("%s under %s", name, rules)
            .isEqualTo(plain(rules, name));
      }
    }
  }

  private static String randomName(Random random, String[] labels, int count) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(labels[random.nextInt(labels.length)]);
    }
    return String.join(".", parts);
  }

  /** The algorithm as the list's site words it: over all rules, exception first, then longest. */
  private static @Nullable String plain(List<String> rules, String name) {
    String[] labels = name.split("\\.");
    int suffix = 1;
    int exception = 0;
    for (String rule : rules) {
      String[] wanted = rule.replace("!", "").split("\\.");
      boolean matches = wanted.length <= labels.length;
      for (int i = 1; matches && i <= wanted.length; i++) {
        String want = wanted[wanted.length - i];
        matches = want.equals("*") || want.equals(labels[labels.length - i]);
      }
      if (matches && rule.startsWith("!")) {
        // Of two exceptions the walk from the right meets the shorter one first.
        exception = exception == 0 ? wanted.length : Math.min(exception, wanted.length);
      } else if (matches) {
        suffix = Math.max(suffix, wanted.length);
      }
    }
    int take = exception > 0 ? exception - 1 : suffix;
    if (take == 0 || take >= labels.length) {
      return null;
    }
    return String.join(".", List.of(labels).subList(labels.length - take - 1, labels.length));
  }
}
