package fluxgate.detect.signal.ports;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.InfrastructurePorts;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.ContactBook;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.Map;

/** Connections to infrastructure ports. */
public final class PortsSignal implements Signal.Stateless {
  private static final int LEAST_CONNECTIONS = 3;
  private static final double LEAST_SHARE = 0.8;

  /**
   * Natural-log likelihood ratio: as strong as a provider's own network, for flux serves web, mail
   * or command ports.
   */
  private static final double CONTRIBUTION = -4;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    ContactBook contacts = state.contacts();
    if (contacts.total() < LEAST_CONNECTIONS) {
      return;
    }
    long infrastructure = 0;
    long most = 0;
    String port = "";
    for (Map.Entry<ContactBook.Port, Long> entry : contacts.ports().entrySet()) {
      String service = InfrastructurePorts.service(entry.getKey());
      if (service != null) {
        infrastructure += entry.getValue();
        if (entry.getValue() > most) {
          most = entry.getValue();
          port = entry.getKey() + " (" + service + ")";
        }
      }
    }
    double share = (double) infrastructure / contacts.total();
    if (share >= LEAST_SHARE) {
      sink.say(
          new Evidence(
              "INFRA_PORTS",
              share,
              "share of connections",
              "near 0 for flux, which serves web, mail or command ports",
              CONTRIBUTION,
              Sentence.of(
                  "%,d of %,d connections to its addresses went to infrastructure ports, most to %s.",
                  infrastructure, contacts.total(), port),
              contacts.examples().places()));
    }
  }
}
