package fluxgate.detect.signal.churn;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Sentence;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.verdict.Evidence;

/** The sequential evidence of new addresses. */
public final class ChurnSignal implements Signal<ChurnSignal.Sum> {
  private static final double FLOOR = -4;
  private static final double CEILING = 6;
  private static final double HALF_LIFE_MICROS = 48 * 3600 * 1e6;

  private static final double NEW_IN_NEW_NETWORK = 1;
  private static final double MOSTLY_NEW = 0.5;
  private static final double SOME_NEW = 0.3;
  private static final double NONE_NEW = -0.6;

  /**
   * Volunteer pools grow as flux does (exponent .84–.98 at 64 answers): growth alone may not pass
   * half the range.
   */
  private static final double CEILING_WITHOUT_ACCESS = 3;

  private static final double ACCESS_MAJORITY = 0.45;

  /** The decaying sum, and what went into it. */
  public static final class Sum implements Slice {
    private double value;
    private long micros;
    private long compared;
    private long mostlyNew;

    @Override
    public void write(StateWriter out) {
      out.real(value);
      out.number(micros);
      out.count(compared);
      out.count(mostlyNew);
    }

    private double at(long now) {
      double elapsed = Math.max(0, now - micros);
      return value * StrictMath.pow(2, -elapsed / HALF_LIFE_MICROS);
    }
  }

  @Override
  public Sum newSlice() {
    return new Sum();
  }

  @Override
  public Sum readSlice(StateReader in) {
    Sum sum = new Sum();
    sum.value = in.real();
    sum.micros = in.number();
    sum.compared = in.count();
    sum.mostlyNew = in.count();
    return sum;
  }

  @Override
  public void observe(Sum sum, FreshAnswer answer, DomainState state) {
    if (answer.firstOfOwner() || answer.echo()) {
      return;
    }
    boolean mostly = 2 * answer.newUnits() >= answer.addresses().size();
    double step =
        answer.newUnits() == 0
            ? NONE_NEW
            : !mostly ? SOME_NEW : answer.newNetwork() ? NEW_IN_NEW_NETWORK : MOSTLY_NEW;
    sum.value = Math.clamp(sum.at(answer.micros()) + step, FLOOR, CEILING);
    sum.micros = Math.max(sum.micros, answer.micros());
    sum.compared++;
    sum.mostlyNew += answer.newUnits() > 0 && mostly ? 1 : 0;
  }

  @Override
  public void measure(Sum sum, DomainState state, Scene scene, EvidenceSink sink) {
    if (sum.compared == 0) {
      return;
    }
    AccessShare share = AccessShare.of(state.pool());
    boolean homes = share.isMeasurable() && share.value() >= ACCESS_MAJORITY;
    boolean full = homes || HostingRotation.of(state, scene.nowMicros()) != null;
    double contribution =
        Math.min(sum.at(scene.nowMicros()), full ? CEILING : CEILING_WITHOUT_ACCESS);
    sink.say(
        new Evidence(
            "NEW_AGENTS",
            sum.mostlyNew,
            "answers",
            "85 % of names never change their addresses",
            contribution,
            Sentence.of(
                "Of %d fresh answers that could be compared, %d brought mostly addresses never seen"
                    + " for it before.",
                sum.compared, sum.mostlyNew),
            state.examples().places()));
  }
}
