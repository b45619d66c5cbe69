package fluxgate.detect.context;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What entries cover, against a search through all of them. */
final class MatchingTest {
  private static final List<String> LABELS = List.of("a", "b", "evila", "shop", "xn--a");
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  private static ListTerms terms(int number) {
    return ListTerms.information("list " + number, ListRole.OTHER);
  }

  private static String name(SplittableRandom random) {
    List<String> labels = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      labels.add(LABELS.get(random.nextInt(LABELS.size())));
    }
    return String.join(".", labels) + ".example";
  }

  private static boolean covers(Scope scope, String name) {
    return switch (scope) {
      case Scope.Exact exact -> exact.name().toString().equals(name);
      case Scope.Below below -> name.endsWith("." + below.name());
      case Scope.AtOrBelow both ->
          both.name().toString().equals(name) || name.endsWith("." + both.name());
      default -> false;
    };
  }

  @Test
  void names_match_by_whole_labels_as_a_search_through_all_entries_does() {
    SplittableRandom random = new SplittableRandom(16);
    for (int round = 0; round < 200; round++) {
      DomainContext.Builder builder = new DomainContext.Builder();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String prefix = List.of("", "*.", ".").get(random.nextInt(3));
        Scope scope = Objects.requireNonNull(Scope.parse(prefix + name(random)));
        entries.add(new Entry(scope, terms(i)));
      }
      entries.forEach(builder::add);
      DomainContext context = builder.build();
      for (int i = 0; i < 30; i++) {
        String asked = name(random);
        Set<Entry> expected = new HashSet<>();
        entries.stream().filter(e -> covers(e.scope(), asked)).forEach(expected::add);
        assertThat(new HashSet<>(context.covering(DomainName.of(asked))))
            .as(asked)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void addresses_match_every_block_that_holds_them() {
    SplittableRandom random = new SplittableRandom(17);
    for (int round = 0; round < 200; round++) {
      DomainContext.Builder builder = new DomainContext.Builder();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        boolean v4 = random.nextBoolean();
        IpAddress address = address(random, v4);
        IpPrefix prefix =
            new IpPrefix(address, v4 ? random.nextInt(1, 33) : random.nextInt(1, 129));
        entries.add(new Entry(new Scope.Block(prefix), terms(i)));
      }
      entries.forEach(builder::add);
      DomainContext context = builder.build();
      for (int i = 0; i < 30; i++) {
        IpAddress asked = address(random, random.nextBoolean());
        Set<ListTerms> expected = new HashSet<>();
        for (Entry entry : entries) {
          if (((Scope.Block) entry.scope()).prefix().contains(asked)) {
            expected.add(entry.terms());
          }
        }
        List<ListTerms> found = context.covering(asked, null);
        assertThat(found).doesNotHaveDuplicates();
        assertThat(new HashSet<>(found)).as(asked.toString()).isEqualTo(expected);
      }
    }
  }

  /** Few high bits, so that blocks often cover. */
  private static IpAddress address(SplittableRandom random, boolean v4) {
    return v4
        ? IpAddress.v4(random.nextInt(4) << 30 | random.nextInt(256))
        : new IpAddress(0x20010db800000000L | random.nextInt(4), random.nextInt(16));
  }

  @Test
  void a_name_that_only_ends_alike_is_another_name() {
    DomainContext.Builder builder = new DomainContext.Builder();
    builder.add(new Entry(Objects.requireNonNull(Scope.parse(".akamai.example")), terms(1)));
    DomainContext context = builder.build();
    assertThat(context.covering(DomainName.of("evilakamai.example"))).isEmpty();
    assertThat(context.covering(DomainName.of("E7.Akamai.example."))).hasSize(1);
  }

  @Test
  void scopes_are_read_or_refused() {
    for (String good :
        List.of(
            "a.example", "*.a.example", ".a.example", "198.51.100.0/24", "2001:db8::/32", "AS1")) {
      assertThat(String.valueOf(Scope.parse(good))).isEqualTo(good);
    }
    assertThat(String.valueOf(Scope.parse("bücher.example"))).isEqualTo("xn--bcher-kva.example");
    for (String bad :
        List.of(
            "",
            ".",
            "*",
            "*.",
            "0.0.0.0/0",
            "::/0",
            "AS0",
            "AS4294967296",
            "999.1.1.1",
            "a b",
            "https://a.example/",
            "a..example",
            "x@a.example",
            "a".repeat(2000))) {
      assertThat(Scope.parse(bad)).as(bad).isNull();
    }
  }

  @Test
  void an_entry_holds_through_its_last_day() {
    ListTerms terms =
        new ListTerms("own", ListKind.ALLOW, ListRole.OTHER, "x", "y", LocalDate.of(2026, 11, 2));
    long end = LocalDate.of(2026, 11, 3).toEpochDay() * DAY_MICROS;
    assertThat(terms.isExpired(end - 1)).isFalse();
    assertThat(terms.isExpired(end)).isTrue();
    assertThat(terms(1).isExpired(Long.MAX_VALUE)).isFalse();
  }
}
