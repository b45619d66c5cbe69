package fluxgate.detect.signal.fanout;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.InfrastructurePorts;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.ContactBook;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import fluxgate.verdict.Span;
import java.util.Map;

/** One client that follows the rotation from address to address. */
public final class FanOutSignal implements Signal.Stateless {
  /** Browsers open two for speed; three homes in a day need a reason. */
  private static final int LEAST_ADDRESSES = 3;

  /** A service that is mostly infrastructure is the ports signal's business. */
  private static final double MOST_INFRASTRUCTURE = 0.5;

  /** In a pool of mostly homes, an address of which nothing is known is most likely one more. */
  private static final double HOMES_MOSTLY = 0.6;

  /** Where no kind is known, addresses in as many blocks were not rented together. */
  private static final int MANY_BLOCKS = 8;

  /** Natural-log likelihood ratio: ordinary services are reached at one or two addresses. */
  private static final double CONTRIBUTION = 2;

  /** Clients of a service that rents its servers keep to one; to follow them all takes flux. */
  private static final double FOLLOWED = 3;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    ContactBook contacts = state.contacts();
    if (contacts.addresses().size() < LEAST_ADDRESSES || isInfrastructure(contacts)) {
      return;
    }
    boolean rotating = scene.rotation() != null;
    AccessShare share = AccessShare.best(state.pool());
    boolean homesMostly =
        share.isMeasurable()
            ? share.value() >= HOMES_MOSTLY
            : state.pool().prefixCount() >= MANY_BLOCKS;
    ClientBook.Dealings most = null;
    int mostAddresses = 0;
    for (ClientBook.Dealings dealings : state.clients().all()) {
      int addresses = rotating ? dealings.contacted().size() : homes(dealings, homesMostly);
      if (addresses > mostAddresses) {
        mostAddresses = addresses;
        most = dealings;
      }
    }
    if (most != null && mostAddresses >= LEAST_ADDRESSES) {
      sink.say(
          new Evidence(
              "FLOW_FANOUT",
              mostAddresses,
              "addresses",
              "at most 2 for an ordinary service",
              rotating ? FOLLOWED : CONTRIBUTION,
              Sentence.of(
                  "%s connected to %s%,d of its %s in %s.",
                  most.client(),
                  most.isCapped() ? "at least " : "",
                  mostAddresses,
                  rotating ? "short-lived servers" : "addresses, homes as far as known,",
                  new Span(most.lastSeenMicros() - most.firstSeenMicros())),
              contacts.examples().places()));
    }
  }

  private static int homes(ClientBook.Dealings dealings, boolean homesMostly) {
    return dealings.homesContacted() + (homesMostly ? dealings.unknownContacted() : 0);
  }

  private static boolean isInfrastructure(ContactBook contacts) {
    long infrastructure = 0;
    for (Map.Entry<ContactBook.Port, Long> entry : contacts.ports().entrySet()) {
      infrastructure += InfrastructurePorts.service(entry.getKey()) != null ? entry.getValue() : 0;
    }
    return infrastructure > MOST_INFRASTRUCTURE * contacts.total();
  }
}
