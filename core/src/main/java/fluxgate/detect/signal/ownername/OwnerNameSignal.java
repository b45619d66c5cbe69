package fluxgate.detect.signal.ownername;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.detect.state.OwnerSharing;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;

/** Per-name against per-domain churn. */
public final class OwnerNameSignal implements Signal.Stateless {
  private static final int LEAST_OWNERS = 4;

  /** A home that changes its address daily shows up to nine within the week that is remembered. */
  private static final double MOST_PER_OWNER = 10;

  private static final int LEAST_ROTATING = 2;

  /** Takes back what dispersion, access share and churn say of addresses that are no pool. */
  private static final double CONTRIBUTION = -8;

  /** Whether one name alone shows what names with addresses of their own do not. */
  private static boolean isPoolItself(OwnerName owner) {
    return owner.isSpanning() && owner.addresses().size() > MOST_PER_OWNER;
  }

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.owners().size() < LEAST_OWNERS) {
      return;
    }
    OwnerSharing sharing = state.ownerSharing();
    if (sharing.owners() < LEAST_ROTATING
        || sharing.perOwner() > MOST_PER_OWNER
        || sharing.isOnePool()
        || state.owners().stream().anyMatch(OwnerNameSignal::isPoolItself)) {
      return;
    }
    sink.say(
        new Evidence(
            "PER_NAME_ADDRESSES",
            sharing.perOwner(),
            "addresses per owner name",
            "one shared pool for flux",
            CONTRIBUTION,
            Sentence.of(
                "%,d of its names change addresses, but each among its own %.1f: only %,d of %,d"
                    + " addresses are shared between names.",
                sharing.owners(), sharing.perOwner(), sharing.shared(), sharing.addresses()),
            state.examples().places()));
  }
}
