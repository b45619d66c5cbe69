package fluxgate.detect.signal.dispersion;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.MarkSet;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;

/** Effective ASNs, AS fraction and prefix entropy. */
public final class DispersionSignal implements Signal<DispersionSignal.Answers> {
  private static final int LEAST_ADDRESSES = 4;
  private static final int LEAST_FOR_SHARES = 5;

  /** The AS fraction falls as addresses accumulate; beyond this it compares nothing. */
  private static final int MOST_FOR_FRACTION = 16;

  /** Entropy of networks nobody knows is no entropy: three in five must be known. */
  private static final double LEAST_KNOWN = 0.6;

  private static final double MANY = 8;
  private static final double SEVERAL = 4;
  private static final double FEW = 2.5;

  /**
   * Published detectors of one response (SSFD, PASSVM) decide by its spread alone; time pools
   * answer with four addresses, round robins of mirrors and chat servers with more, so it weighs
   * little.
   */
  private static final int WIDE = 5;

  private static final double WIDE_CONTRIBUTION = 1;

  private static final double HIGH_FRACTION = 0.5;
  private static final double HIGH_DIVERSITY = 0.7;

  /** What single answers and the first of them showed. */
  public static final class Answers implements Slice {
    /** The AS fraction as last measured while it compared something. */
    private double fraction = Double.NaN;

    private int addresses;

    /** The answer over most networks: how many, and its addresses. */
    private int widest;

    private int widestAddresses;

    @Override
    public void write(StateWriter out) {
      out.real(fraction);
      out.count(addresses);
      out.count(widest);
      out.count(widestAddresses);
    }
  }

  @Override
  public Answers newSlice() {
    return new Answers();
  }

  @Override
  public Answers readSlice(StateReader in) {
    Answers answers = new Answers();
    answers.fraction = in.real();
    answers.addresses = in.smallCount();
    answers.widest = in.smallCount();
    answers.widestAddresses = in.smallCount();
    return answers;
  }

  @Override
  public void observe(Answers answers, FreshAnswer answer, DomainState state) {
    int units = state.pool().unitCount();
    if (units >= LEAST_FOR_SHARES
        && (units <= MOST_FOR_FRACTION || Double.isNaN(answers.fraction))) {
      answers.fraction = (state.pool().asnCount() - 1.0) / (units - 1.0);
      answers.addresses = units;
    }
    int networks = networks(answer, state.pool());
    if (networks > answers.widest) {
      answers.widest = networks;
      answers.widestAddresses = answer.addresses().size();
    }
  }

  private static int networks(FreshAnswer answer, AddressPool pool) {
    MarkSet networks = new MarkSet();
    for (IpAddress address : answer.addresses()) {
      Agent agent = pool.agent(address);
      if (agent != null && agent.network() != null) {
        networks.add(agent.network().asn(), answer.addresses().size());
      }
    }
    return networks.size();
  }

  @Override
  public void measure(Answers answers, DomainState state, Scene scene, EvidenceSink sink) {
    AddressPool pool = state.pool();
    int units = pool.unitCount();
    if (units < LEAST_ADDRESSES) {
      return;
    }
    boolean networksKnown = pool.unitsOfKnownAsn() >= LEAST_KNOWN * units;
    measurePrefixes(state, networksKnown, sink);
    if (answers.widest >= WIDE) {
      sink.say(
          new Evidence(
              "WIDE_ANSWER",
              answers.widest,
              "networks in one answer",
              "1 or 2; time pools answer with 4 addresses",
              WIDE_CONTRIBUTION,
              Sentence.of(
                  "A single answer held %,d addresses in %,d networks.",
                  answers.widestAddresses, answers.widest),
              state.examples().places()));
    }
    if (!networksKnown) {
      sink.unknown("ASN_UNKNOWN");
      return;
    }
    if (scene.rotation() == null) {
      measureNetworks(state, sink);
    }
    if (answers.fraction >= HIGH_FRACTION) {
      sink.say(
          new Evidence(
              "AS_FRACTION",
              answers.fraction,
              "ratio",
              "near 0 for one provider",
              0.5,
              Sentence.of(
                  "Among its first %,d addresses, %.0f %% opened another network.",
                  answers.addresses, 100 * answers.fraction),
              state.examples().places()));
    }
  }

  private static void measureNetworks(DomainState state, EvidenceSink sink) {
    AddressPool pool = state.pool();
    double effective = StrictMath.exp(pool.asnEntropy());
    double contribution = spread(effective);
    Sentence sentence =
        Sentence.of(
            "Its %s lie in %s (as many as %.1f of equal size).",
            HowMany.addresses(pool.unitCount()), HowMany.networks(pool.asnCount()), effective);
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

  private static double spread(double effective) {
    return effective >= MANY
        ? 2
        : effective >= SEVERAL
            ? 1 + (effective - SEVERAL) / (MANY - SEVERAL)
            : effective <= FEW ? -2.5 : 0;
  }

  /** Where nobody knows the networks, their blocks stand in for them. */
  private static void measurePrefixes(DomainState state, boolean networksKnown, EvidenceSink sink) {
    int units = state.pool().unitCount();
    if (units < LEAST_FOR_SHARES) {
      return;
    }
    double entropy = state.pool().prefixEntropy();
    if (!networksKnown) {
      double effective = StrictMath.exp(entropy);
      double contribution = spread(effective);
      sink.say(
          new Evidence(
              "PREFIX_SPREAD",
              effective,
              "effective blocks",
              "at most 4 for a service run by one organisation",
              contribution,
              Sentence.of(
                  "Its %s lie in %s (/16, IPv6 /32; as many as %.1f of equal size); their networks"
                      + " are unknown.",
                  HowMany.addresses(units),
                  new HowMany(state.pool().prefixCount(), "block", "blocks"),
                  effective),
              state.examples().places()));
      return;
    }
    double diversity = entropy / StrictMath.log(units);
    if (diversity >= HIGH_DIVERSITY) {
      sink.say(
          new Evidence(
              "PREFIX_SPREAD",
              diversity,
              "ratio",
              "below 0.5 for addresses rented together",
              0.5,
              Sentence.of(
                  "Its addresses are scattered over %,d blocks (/16, IPv6 /32): %.2f of the most"
                      + " possible.",
                  state.pool().prefixCount(), diversity),
              state.examples().places()));
    }
  }
}
