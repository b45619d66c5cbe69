package fluxgate.format.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.testing.FlowDatagrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates of one input that serve the records of another. */
class FlowTemplatesTest {
  private static final byte[] TEMPLATES =
      FlowDatagrams.ipfix(7, FlowDatagrams.set(2, FlowDatagrams.flowTemplate(256)));
  private static final byte[] DATA =
      FlowDatagrams.ipfix(7, FlowDatagrams.set(256, FlowDatagrams.flow(41, 51_443, 7, 443, 1_000)));

  private static FlowTemplates gather(byte[]... datagrams) {
    FlowTemplates.Gathering gathering = new FlowTemplates.Gathering();
    for (byte[] datagram : datagrams) {
      gathering.take(FlowDatagrams.frame(datagram));
    }
    return gathering.templates();
  }

  /** The outcomes of the datagrams; what was observed goes to {@code observed}. */
  private static List<Outcome> read(
      FlowTemplates given, List<Observation> observed, byte[]... datagrams) {
    NetflowDecoder decoder = new NetflowDecoder(new Input("flows").withTemplates(given));
    List<Outcome> outcomes = new ArrayList<>();
    for (byte[] datagram : datagrams) {
      outcomes.add(decoder.decode(FlowDatagrams.frame(datagram), observed::add));
    }
    decoder.finish(observed::add);
    return outcomes;
  }

  @Test
  void recordsAreReadByWhatAnotherInputAnnounces() {
    List<Observation> observed = new ArrayList<>();
    assertThat(read(FlowTemplates.NONE, observed, DATA))
        .containsExactly(FlowReasons.TEMPLATE_UNKNOWN);
    assertThat(observed).isEmpty();
    assertThat(read(gather(TEMPLATES), observed, DATA)).containsExactly(Outcome.ACCEPTED);
    assertThat(observed)
        .singleElement()
        .isInstanceOfSatisfying(
            ConnectionObservation.class,
            seen -> {
              assertThat(seen.destination()).hasToString("203.0.113.7");
              assertThat(seen.port()).isEqualTo(443);
            });
  }

  @Test
  void anotherSourceDomainOrVersionIsAnother() {
    FlowTemplates known = gather(TEMPLATES);
    byte[] records = FlowDatagrams.set(256, FlowDatagrams.flow(41, 51_443, 7, 443, 0));
    assertThat(
            read(
                known,
                new ArrayList<>(),
                FlowDatagrams.ipfix(8, records),
                FlowDatagrams.v9(7, records)))
        .containsOnly(FlowReasons.TEMPLATE_UNKNOWN);
  }

  @Test
  void anInputsOwnTemplateReplacesTheOneGivenFromThereOn() {
    // Octets first; records are one field shorter.
    byte[] own =
        FlowDatagrams.ipfix(
            7,
            FlowDatagrams.set(
                2, FlowDatagrams.template(256, 1, 4, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 152, 8)));
    byte[] flow = FlowDatagrams.flow(42, 51_444, 9, 8443, 0);
    byte[] octetsFirst =
        FlowDatagrams.join(
            new byte[] {0, 0, 2, 1}, // octets
            Arrays.copyOf(flow, 13), // addresses, ports, protocol
            Arrays.copyOfRange(flow, 17, 25)); // start
    List<Observation> observed = new ArrayList<>();
    assertThat(
            read(
                gather(TEMPLATES),
                observed,
                DATA,
                own,
                FlowDatagrams.ipfix(7, FlowDatagrams.set(256, octetsFirst))))
        .containsExactly(Outcome.ACCEPTED, FlowReasons.TEMPLATES_ONLY, Outcome.ACCEPTED);
    assertThat(observed.stream().map(seen -> ((ConnectionObservation) seen).port()))
        .containsExactlyInAnyOrder(443, 8443);
  }

  @Test
  void whatAnInputWithdrawsIsNotReadByWhatWasGiven() {
    byte[] withdrawal = FlowDatagrams.ipfix(7, FlowDatagrams.set(2, new byte[] {1, 0, 0, 0}));
    assertThat(read(gather(TEMPLATES), new ArrayList<>(), withdrawal, DATA))
        .containsExactly(FlowReasons.TEMPLATES_ONLY, FlowReasons.TEMPLATE_UNKNOWN);
    assertThat(gather(TEMPLATES, withdrawal).count()).isEqualTo(1);
  }

  @Test
  void aNumberOfTwoLayoutsIsNobodys() {
    byte[] other =
        FlowDatagrams.ipfix(7, FlowDatagrams.set(2, FlowDatagrams.template(256, 8, 4, 12, 4)));
    assertThat(gather(TEMPLATES, TEMPLATES).count()).isEqualTo(1);
    assertThat(gather(TEMPLATES, other).count()).isZero();
    assertThat(gather(other, TEMPLATES, TEMPLATES).count()).isZero();
    assertThat(read(gather(TEMPLATES, other), new ArrayList<>(), TEMPLATES, DATA))
        .endsWith(Outcome.ACCEPTED);
  }

  @Test
  void optionsAreKnownToBeOptions() {
    byte[] announced =
        FlowDatagrams.v9(
            1,
            FlowDatagrams.set(
                1, new byte[] {1, 1, 0, 4, 0, 4, 0, 1, 0, 4, 0, 34, 0, 4})); // scope, sampling
    byte[] options =
        FlowDatagrams.v9(1, FlowDatagrams.set(257, new byte[] {0, 0, 0, 1, 0, 0, 0, 100}));
    assertThat(read(FlowTemplates.NONE, new ArrayList<>(), options))
        .containsExactly(FlowReasons.TEMPLATE_UNKNOWN);
    assertThat(read(gather(announced), new ArrayList<>(), options))
        .containsExactly(FlowReasons.OPTIONS_ONLY);
  }

  @Test
  void noMoreAreKeptThanTheBound() {
    byte[][] many = new byte[100][];
    for (int domain = 0; domain < many.length; domain++) {
      byte[][] templates = new byte[100][];
      for (int id = 0; id < templates.length; id++) {
        templates[id] = FlowDatagrams.flowTemplate(256 + id);
      }
      many[domain] = FlowDatagrams.ipfix(domain, FlowDatagrams.set(2, templates));
    }
    assertThat(gather(many).count()).isEqualTo(Templates.MOST);
  }

  @Test
  void damageAnnouncesNothing() {
    byte[] cut = Arrays.copyOf(TEMPLATES, TEMPLATES.length - 5);
    assertThat(gather(new byte[0], new byte[] {0, 10}, cut, DATA).count()).isZero();
    for (int at = 0; at < TEMPLATES.length; at++) {
      byte[] flipped = TEMPLATES.clone();
      flipped[at] ^= (byte) 0xFF;
      assertThat(read(gather(flipped), new ArrayList<>(), DATA)).hasSize(1);
    }
  }
}
