package fluxgate.app.simulate.name;

import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.net.IpAddress;
import java.util.List;

/**
 * How one zone behaves through the day: a pure function of the question and the second.
 *
 * <p>Seconds count from the start of the day.
 */
public sealed interface NameBehaviour
    permits SingleFlux,
        DoubleFlux,
        ContentDelivery,
        DeliveredSite,
        VolunteerPool,
        DynamicHome,
        CloudLoadBalancer,
        MultiCloud,
        RoundRobin,
        HostProvider,
        BlockList,
        InternalZone,
        ReverseZone,
        OrdinarySite {
  /** The apex. */
  DomainName zone();

  /** The names in it that clients ask for. */
  List<DomainName> hosts();

  /** The class in the truth file; one that begins with {@code flux} is a positive. */
  String truth();

  /** Of its address records. */
  int ttlSeconds();

  /** Its name servers; {@link #delegation} says what they are at a moment. */
  Delegation servers();

  /** Who serves a name of the zone at a moment, as far as the question's type can say. */
  List<Host> serving(Question question, long second);

  default Delegation delegation(long second) {
    return servers();
  }

  /** What the authority answers. */
  default Answer answer(Question question, long second) {
    if (hosts().contains(question.name())) {
      return Answer.addresses(question, ttlSeconds(), serving(question, second));
    }
    return question.name().equals(zone()) ? Answer.NODATA : Answer.NXDOMAIN;
  }

  /** Whether something at this address takes connections now. */
  default boolean reachable(IpAddress address, long second) {
    return true;
  }

  /** Whether answers leave the zone's name servers out, as most authorities do by now. */
  default boolean minimalResponses() {
    return true;
  }

  /** Whether the organisation's own resolver is the authority. */
  default boolean internal() {
    return false;
  }
}
