package fluxgate.detect.signal.ownername;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Sentence;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.net.IpAddress;
import fluxgate.verdict.Evidence;
import java.util.HashMap;
import java.util.Map;

/** Per-name against per-domain churn. */
public final class OwnerNameSignal implements Signal.Stateless {
  private static final int LEAST_OWNERS = 4;

  /** A home that changes its address daily shows up to seven in the week that is remembered. */
  private static final double MOST_PER_OWNER = 8;

  private static final double MOST_SHARED = 0.05;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.owners().size() < LEAST_OWNERS) {
      return;
    }
    Map<IpAddress, Integer> holders = new HashMap<>();
    int owners = 0;
    long addresses = 0;
    for (OwnerName owner : state.owners()) {
      if (owner.isRotating()) {
        owners++;
        addresses += owner.addresses().size();
        owner.addresses().forEach(address -> holders.merge(address, 1, Integer::sum));
      }
    }
    if (owners < LEAST_OWNERS || addresses > MOST_PER_OWNER * owners) {
      return;
    }
    long shared = holders.values().stream().filter(count -> count > 1).count();
    if (shared <= MOST_SHARED * holders.size()) {
      sink.say(
          new Evidence(
              "PER_NAME_ADDRESSES",
              (double) addresses / owners,
              "addresses per owner name",
              "one shared pool for flux",
              -4,
              Sentence.of(
                  "%d of its names change addresses, but each among its own %.1f: only %d of %d"
                      + " addresses are shared between names.",
                  owners, (double) addresses / owners, shared, holders.size()),
              state.examples().places()));
    }
  }
}
