package fluxgate.detect.signal.dispersion;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Sentence;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.verdict.Evidence;
import java.util.Arrays;
import java.util.Collection;

/** Effective ASNs, AS fraction and prefix entropy. */
public final class DispersionSignal implements Signal<DispersionSignal.Early> {
  private static final int LEAST_ADDRESSES = 4;
  private static final int LEAST_FOR_SHARES = 5;

  /** The AS fraction falls as addresses accumulate; beyond this it compares nothing. */
  private static final int MOST_FOR_FRACTION = 16;

  /** Entropy of networks nobody knows is no entropy: three in five must be known. */
  private static final double LEAST_KNOWN = 0.6;

  private static final double MANY = 8;
  private static final double SEVERAL = 4;
  private static final double FEW = 2.5;
  private static final double HIGH_FRACTION = 0.5;
  private static final double HIGH_DIVERSITY = 0.7;

  /** The AS fraction as last measured while it compared something. */
  public static final class Early implements Slice {
    private double fraction = Double.NaN;
    private int addresses;

    @Override
    public void write(StateWriter out) {
      out.real(fraction);
      out.count(addresses);
    }
  }

  @Override
  public Early newSlice() {
    return new Early();
  }

  @Override
  public Early readSlice(StateReader in) {
    Early early = new Early();
    early.fraction = in.real();
    early.addresses = in.smallCount();
    return early;
  }

  @Override
  public void observe(Early early, FreshAnswer answer, DomainState state) {
    int units = state.pool().unitCount();
    if (units >= LEAST_FOR_SHARES && (units <= MOST_FOR_FRACTION || Double.isNaN(early.fraction))) {
      early.fraction = (state.pool().asnCount() - 1.0) / (units - 1.0);
      early.addresses = units;
    }
  }

  @Override
  public void measure(Early early, DomainState state, Scene scene, EvidenceSink sink) {
    AddressPool pool = state.pool();
    int units = pool.unitCount();
    if (units < LEAST_ADDRESSES) {
      return;
    }
    measurePrefixes(state, sink);
    long known = pool.asnCounts().stream().mapToLong(Integer::longValue).sum();
    if (known < LEAST_KNOWN * units) {
      sink.unknown("ASN_UNKNOWN");
      return;
    }
    if (HostingRotation.of(state, scene.nowMicros()) == null) {
      measureNetworks(state, sink);
    }
    if (early.fraction >= HIGH_FRACTION) {
      sink.say(
          new Evidence(
              "AS_FRACTION",
              early.fraction,
              "ratio",
              "near 0 for one provider",
              0.5,
              Sentence.of(
                  "Among its first %d addresses, %.0f %% opened another network.",
                  early.addresses, 100 * early.fraction),
              state.examples().places()));
    }
  }

  private static void measureNetworks(DomainState state, EvidenceSink sink) {
    AddressPool pool = state.pool();
    double effective = StrictMath.exp(entropy(pool.asnCounts()));
    double contribution =
        effective >= MANY
            ? 2
            : effective >= SEVERAL
                ? 1 + (effective - SEVERAL) / (MANY - SEVERAL)
                : effective <= FEW ? -2.5 : 0;
    String sentence =
        Sentence.of(
            "Its %d addresses lie in %d networks (as if %.1f held equal shares).",
            pool.unitCount(), pool.asnCount(), effective);
    sink.say(
        new Evidence(
            contribution < 0 ? "FEW_ASN" : "ASN_SPREAD",
            effective,
            "effective ASNs",
            "at most 4 for a service run by one organisation",
            contribution,
            sentence,
            state.examples().places()));
  }

  private static void measurePrefixes(DomainState state, EvidenceSink sink) {
    int units = state.pool().unitCount();
    if (units < LEAST_FOR_SHARES) {
      return;
    }
    double diversity = entropy(state.pool().prefixCounts()) / StrictMath.log(units);
    if (diversity >= HIGH_DIVERSITY) {
      sink.say(
          new Evidence(
              "PREFIX_SPREAD",
              diversity,
              "ratio",
              "below 0.5 for addresses rented together",
              0.5,
              Sentence.of(
                  "Its addresses are scattered over %d blocks (/16, IPv6 /32): %.2f of the most"
                      + " possible.",
                  state.pool().prefixCounts().size(), diversity),
              state.examples().places()));
    }
  }

  /** Shannon entropy in nats; sorted first, so that the sum does not depend on hash order. */
  private static double entropy(Collection<Integer> counts) {
    int[] sorted = counts.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(sorted);
    double total = Arrays.stream(sorted).sum();
    double entropy = 0;
    for (int count : sorted) {
      double share = count / total;
      entropy -= share * StrictMath.log(share);
    }
    return entropy;
  }
}
