package fluxgate.format.suricataeve;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.RRType;
import fluxgate.dns.Section;
import fluxgate.format.Format;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Suricata read in our captures, as we read it, against our own reading of the captures. */
class SuricataAgreesTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format");

  /** Types whose data Suricata writes as they are. */
  private static final Set<RRType> USED = Set.of(RRType.A, RRType.AAAA, RRType.CNAME);

  private static List<Observation> captured() throws IOException {
    List<Observation> all = new ArrayList<>();
    for (String name : List.of("names", "policy-and-connections", "sessions")) {
      byte[] content = Files.readAllBytes(GOLDENS.resolve("pcap/" + name + ".pcap"));
      all.addAll(DecodedInput.of(Format.PCAP, "x", content).observations());
    }
    return all;
  }

  private static List<Observation> written(String name) throws IOException {
    byte[] content = Files.readAllBytes(GOLDENS.resolve("suricata-eve/" + name + ".json"));
    return DecodedInput.of(Format.SURICATA_EVE, "x", content).observations();
  }

  private static Stream<RRsetObservation> rrsets(
      List<Observation> all, Predicate<RRsetObservation> wanted) {
    return all.stream()
        .filter(RRsetObservation.class::isInstance)
        .map(RRsetObservation.class::cast)
        .filter(wanted)
        // A dot inside of a label is not told from one between labels.
        .filter(o -> !o.rrset().owner().toString().startsWith("odd"))
        .filter(o -> o.question() == null || !o.question().name().toString().startsWith("odd"));
  }

  private static String whole(RRsetObservation o) {
    return ObservationText.withoutPlace(o).replaceFirst(" (pcap|suricata-eve)/", " ");
  }

  @Test
  void ofAllSectionsInVersion3() throws IOException {
    Predicate<RRsetObservation> wanted =
        o -> USED.contains(o.rrset().type()) || o.rrset().type().equals(RRType.NS);
    assertThat(rrsets(written("suricata-8"), wanted).map(SuricataAgreesTest::whole))
        .hasSizeGreaterThan(50)
        .containsExactlyInAnyOrderElementsOf(
            rrsets(captured(), wanted).map(SuricataAgreesTest::whole).toList());
  }

  /**
   * Version 1 does not say what was asked, nor answers beside a failure (the alias "deep"); both
   * say nothing of the additional section.
   */
  @ParameterizedTest
  @ValueSource(strings = {"suricata-6-v1", "suricata-6-v2"})
  void ofAnswersInOlderVersions(String name) throws IOException {
    Predicate<RRsetObservation> wanted =
        o ->
            USED.contains(o.rrset().type())
                && o.section() == Section.ANSWER
                && !o.rrset().owner().toString().startsWith("deep");
    assertThat(rrsets(written(name), wanted).map(SuricataAgreesTest::withoutQuestion))
        .hasSizeGreaterThan(15)
        .containsExactlyInAnyOrderElementsOf(
            rrsets(captured(), wanted).map(SuricataAgreesTest::withoutQuestion).toList());
  }

  private static String withoutQuestion(RRsetObservation o) {
    return whole(o).replaceFirst("question=\\S+", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"suricata-6-v1", "suricata-6-v2", "suricata-8"})
  void ofConnections(String name) throws IOException {
    assertThat(connections(written(name)))
        .hasSizeGreaterThan(8)
        .containsExactlyInAnyOrderElementsOf(connections(captured()));
  }

  private static List<String> connections(List<Observation> all) {
    return all.stream()
        .filter(ConnectionObservation.class::isInstance)
        .map(ConnectionObservation.class::cast)
        .filter(o -> o.port() != ConnectionObservation.DNS_PORT) // in captures these are messages
        .map(o ->
            "%d %s %s %d %d"
                .formatted(o.timeMicros(), o.client(), o.destination(), o.protocol(), o.port()))
        .toList();
  }
}
