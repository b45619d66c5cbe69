package fluxgate.detect.signal.nameserver;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.NameServerBook;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;
import java.util.HashSet;
import java.util.Set;

/** Double flux: name servers that rotate. */
public final class NameServerSignal implements Signal.Stateless {
  private static final int SOME_NEW_ADDRESSES = 4;
  private static final int MANY_NEW_ADDRESSES = 8;
  private static final int SEVERAL_NETWORKS = 3;
  private static final int MANY_NETWORKS = 5;
  private static final double SOME_ACCESS = 0.3;
  private static final double MOSTLY_ACCESS = 0.6;
  private static final long SHORT_TTL_SECONDS = 3600;
  private static final long VERY_SHORT_TTL_SECONDS = 600;
  private static final int SEVERAL_SET_CHANGES = 2;

  /** One home address that is both may be a self-hosted hobby. */
  private static final int LEAST_OVERLAP = 2;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    NameServerBook book = state.nameServers();
    if (!book.isObserved()) {
      sink.unknown("NS_UNOBSERVED");
      return;
    }
    measureOverlap(state, sink);
    AddressPool pool = book.addresses();
    AccessShare share = AccessShare.of(pool);
    long changes = book.lateAddresses();
    int suspicious = 0;
    int strong = 0;
    strong += changes >= MANY_NEW_ADDRESSES ? 1 : 0;
    suspicious += changes >= SOME_NEW_ADDRESSES ? 1 : 0;
    strong += pool.asnCount() >= MANY_NETWORKS ? 1 : 0;
    suspicious += pool.asnCount() >= SEVERAL_NETWORKS ? 1 : 0;
    if (share.isMeasurable()) {
      strong += share.value() >= MOSTLY_ACCESS ? 1 : 0;
      suspicious += share.value() >= SOME_ACCESS ? 1 : 0;
    }
    if (book.addressTtls().isKnown()) {
      strong += book.addressTtls().median() <= VERY_SHORT_TTL_SECONDS ? 1 : 0;
      suspicious += book.addressTtls().median() <= SHORT_TTL_SECONDS ? 1 : 0;
    }
    suspicious += book.setChanges() >= SEVERAL_SET_CHANGES ? 1 : 0;
    boolean rotates = changes >= SOME_NEW_ADDRESSES || book.setChanges() >= SEVERAL_SET_CHANGES;
    boolean atHome = share.isMeasurable() && share.value() >= SOME_ACCESS;
    if (!rotates || !atHome || suspicious < 2) {
      return;
    }
    sink.say(
        new Evidence(
            "NS_FLUX",
            pool.unitCount(),
            "name-server addresses",
            "2 to 8, unchanged for months, outside access networks",
            strong >= 1 && suspicious >= 3 ? 3 : 2,
            sentence(book),
            book.examples().places()));
  }

  private static Sentence sentence(NameServerBook book) {
    AddressPool pool = book.addresses();
    Object times = book.setChanges() == 1 ? "once" : HowMany.times(book.setChanges());
    Object changes =
        book.setChanges() == 0
            ? ""
            : Sentence.of(
                "; the zone's list of servers changed %s to names that it had not held before",
                times);
    return Sentence.of(
        "Its %s answered from %s in %s, %,d of the addresses in access networks%s.",
        new HowMany(book.names().size(), "name server", "name servers"),
        HowMany.addresses(pool.unitCount()),
        HowMany.networks(pool.asnCount()),
        pool.unitCount(NetworkKind.ACCESS),
        changes);
  }

  private static void measureOverlap(DomainState state, EvidenceSink sink) {
    Set<IpAddress> both = new HashSet<>();
    for (Agent agent : state.nameServers().addresses().agents()) {
      if (agent.kind() == NetworkKind.ACCESS && state.pool().hasUnit(agent.address())) {
        both.add(AddressPool.unit(agent.address()));
      }
    }
    if (both.size() >= LEAST_OVERLAP) {
      sink.say(
          new Evidence(
              "NS_AGENT_OVERLAP",
              both.size(),
              "addresses",
              "0",
              1,
              Sentence.of(
                  "%,d access-network addresses served as its hosts and as its name servers.",
                  both.size()),
              state.nameServers().examples().places()));
    }
  }
}
