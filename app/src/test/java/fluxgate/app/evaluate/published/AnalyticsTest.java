package fluxgate.app.evaluate.published;

import static fluxgate.app.evaluate.published.Answers.SECOND;
import static fluxgate.app.evaluate.published.Answers.answer;
import static fluxgate.app.evaluate.published.Answers.run;
import static fluxgate.app.evaluate.published.Answers.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ATT&CK's analytics as they are read here, and their mutable elements. */
final class AnalyticsTest {
  private static final long MINUTE = 60 * SECOND;
  private static final Answer A = answer(0, 0, 50, 0, same(3));
  private static final Answer B = answer(0, 4 * MINUTE, 50, 3, same(3));
  private static final Answer C = answer(0, 8 * MINUTE, 50, 6, same(3));

  @TempDir private Path folder;

  private static AnalyticSettings set(String... words) throws IOException {
    return AnalyticWords.read(List.of(words));
  }

  private static ConnectionObservation connection(int address) {
    return new ConnectionObservation(
        Answers.START + 9 * MINUTE,
        Answers.START + 9 * MINUTE,
        new Vantage("conn", Vantage.Position.UNKNOWN),
        new Provenance("conn.log", 0, 1),
        Client.of(IpAddress.of("10.0.0.1")),
        IpAddress.v4(0xC612_0000 + address),
        6,
        443,
        ConnectionObservation.Result.ESTABLISHED,
        null);
  }

  @Test
  void an1331_counts_addresses_of_repeated_answers_within_the_window() throws IOException {
    assertThat(run(new An1331(set()), A, B).first).hasSize(1);
    assertThat(run(new An1331(set()), A).first).isEmpty();
    assertThat(run(new An1331(set("TimeWindow=3")), A, B, C).first).isEmpty();
    assertThat(run(new An1331(set("DNSQueryBurstThreshold=7")), A, B).first).isEmpty();
    assertThat(run(new An1331(set("DNSQueryBurstThreshold=7")), A, B, C).first).hasSize(1);
  }

  @Test
  void an1332_wants_two_changes_below_the_ttl_threshold() throws IOException {
    assertThat(run(new An1332(set()), A, B).first).isEmpty();
    assertThat(run(new An1332(set()), A, B, C).first).hasSize(1);
    assertThat(run(new An1332(set()), A, A, A).first).isEmpty();
    assertThat(run(new An1332(set("TTLThreshold=50")), A, B, C).first).isEmpty();
    Path feed = Files.writeString(folder.resolve("feed"), "# known\nN0.example\n");
    assertThat(run(new An1332(set("DomainReputationFeed=" + feed)), A, B, C).first).isEmpty();
  }

  @Test
  void an1333_wants_a_connection_where_there_are_any() throws IOException {
    AnalyticSettings settings = set("DNSRotationRate=6");
    assertThat(run(new An1333(settings), A, B, C).first).hasSize(1);
    assertThat(run(new An1333(set("DNSRotationRate=7")), A, B, C).first).isEmpty();
    Answers.Accused accused = new Answers.Accused();
    An1333 detector = new An1333(settings);
    detector.connected(connection(900), accused);
    List.of(A, B, C).forEach(answer -> detector.answered(answer, accused));
    assertThat(accused.first).isEmpty();
    detector.connected(connection(7), accused);
    assertThat(accused.first).hasSize(1);
  }

  private static Answer registered(Answer like, long days) {
    return new Answer(
        like.key(),
        like.domain(),
        like.name(),
        like.client(),
        like.server(),
        like.ttl(),
        like.addresses(),
        like.asns(),
        like.blocks(),
        like.count(),
        like.micros(),
        like.micros() - days * 24 * 60 * MINUTE);
  }

  @Test
  void an1333_takes_the_age_from_the_registration_where_it_is_known() throws IOException {
    AnalyticSettings settings = set("DNSRotationRate=6");
    for (long days : new long[] {1, 3000}) {
      Answer[] answers =
          List.of(A, B, C).stream().map(a -> registered(a, days)).toArray(Answer[]::new);
      assertThat(run(new An1333(settings), answers).first).hasSize(days == 1 ? 1 : 0);
    }
  }

  @Test
  void an1334_watches_resolvers_and_leaves_expected_domains_out() throws IOException {
    assertThat(run(new An1334(set()), A, B, C).first).hasSize(1);
    assertThat(run(new An1334(set()), A).first).isEmpty();
    assertThat(run(new An1334(set("ResolverConfigPaths=192.0.2.1,198.51.100.0/24")), A).first)
        .hasSize(1);
    assertThat(run(new An1334(set("ResolverConfigPaths=10.0.0.0/8")), A).first).isEmpty();
    Path file = Files.writeString(folder.resolve("white"), "example\n");
    assertThat(run(new An1334(set("ExternalDomainWhitelist=" + file)), A, B, C).first).isEmpty();
  }

  @Test
  void refuses_elements_and_values_that_do_not_exist() {
    for (String word :
        List.of(
            "TTLThreshold",
            "Colour=red",
            "TTLThreshold=0",
            "TimeWindow=x",
            "ResolverConfigPaths=y")) {
      assertThatThrownBy(() -> set(word)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> set("DomainReputationFeed=" + folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void a_list_names_everything_below_its_names() {
    assertThat(
            AnalyticSettings.names(
                java.util.Set.of(DomainName.of("example")), DomainName.of("a.example")))
        .isTrue();
    assertThat(
            AnalyticSettings.names(
                java.util.Set.of(DomainName.of("a.example")), DomainName.of("ba.example")))
        .isFalse();
  }
}
