package fluxgate.detect.signal.churn;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.state.OwnerName;
import fluxgate.detect.state.StateReader;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;

/** The sequential evidence of new addresses. */
public final class ChurnSignal implements Signal<ChurnSums> {
  private static final double NEW_IN_NEW_NETWORK = 1;
  private static final double MOSTLY_NEW = 0.5;
  private static final double SOME_NEW = 0.3;

  /** But where one rented server stands at a time, an answer that repeats it says nothing. */
  private static final double NONE_NEW = -0.6;

  /**
   * Volunteer pools grow as flux does (exponent .84–.98 at 64 answers): growth alone may not pass
   * half the range.
   */
  private static final double CEILING_WITHOUT_ACCESS = 3;

  private static final double ACCESS_MAJORITY = 0.45;

  /** Fetched so often without a change, a set is no rotation, however widely it is spread. */
  private static final int LEAST_RENEWALS = 6;

  @Override
  public ChurnSums newSlice() {
    return new ChurnSums();
  }

  @Override
  public ChurnSums readSlice(StateReader in) {
    return ChurnSums.read(in);
  }

  @Override
  public void observe(ChurnSums sums, FreshAnswer answer, DomainState state) {
    if (answer.renewed() || answer.echo()) {
      return;
    }
    boolean first = state.freshAnswers() <= 1;
    if (answer.alone() && (first || !state.pool().spansHomes(answer.addresses()))) {
      return;
    }
    boolean mostly = 2 * answer.newUnits() >= answer.addresses().size();
    double step =
        answer.newUnits() == 0
            ? NONE_NEW
            : !mostly ? SOME_NEW : answer.newNetwork() ? NEW_IN_NEW_NETWORK : MOSTLY_NEW;
    DomainName owner = answer.alone() ? null : answer.owner().name();
    sums.add(owner, step, answer.newUnits() > 0 && mostly, answer.micros());
  }

  @Override
  public void measure(ChurnSums sums, DomainState state, Scene scene, EvidenceSink sink) {
    if (sums.compared() == 0) {
      long renewals = mostOfOneName(state);
      if (renewals >= LEAST_RENEWALS) {
        sayConstant(renewals, state, sink);
      }
      return;
    }
    long now = scene.shownMicros();
    boolean onePool = state.ownerSharing().isOnePool();
    AccessShare share = AccessShare.best(state.pool());
    boolean homes = share.isMeasurable() && share.value() >= ACCESS_MAJORITY;
    HostingRotation rotation = scene.rotation();
    boolean full = homes && !sums.standsStill(now) || rotation != null;
    double contribution =
        full ? sums.peak(now, onePool) : Math.min(sums.value(now, onePool), CEILING_WITHOUT_ACCESS);
    if (rotation != null) {
      contribution =
          Math.clamp(MOSTLY_NEW * (rotation.addresses() - 1), contribution, ChurnSums.CEILING);
    }
    sink.say(
        new Evidence(
            "NEW_AGENTS",
            sums.mostlyNew(),
            "answers",
            "85 % of names never change their addresses",
            contribution,
            sentence(sums, full),
            state.examples().places()));
  }

  private static Sentence sentence(ChurnSums sums, boolean full) {
    String end = full ? "." : ", as a pool does that hands out its members by chance.";
    return sums.compared() == sums.earlyCompared()
        ? Sentence.of(
            "At least half of the addresses were new to it in %,d of %s that could be compared"
                + end,
            sums.mostlyNew(),
            answers(sums.compared()))
        : Sentence.of(
            "At least half of the addresses were new to it in %,d of the first %s that could be"
                + " compared, and in %,d of all %,d"
                + end,
            sums.earlyMostlyNew(),
            answers(sums.earlyCompared()),
            sums.mostlyNew(),
            sums.compared());
  }

  private static HowMany answers(long count) {
    return new HowMany(count, "answer", "answers");
  }

  /** Fresh answers of the name that has most: many names with one answer each repeat nothing. */
  private static long mostOfOneName(DomainState state) {
    long most = 0;
    for (OwnerName owner : state.owners()) {
      most = Math.max(most, owner.freshAnswers());
    }
    return most;
  }

  private static void sayConstant(long renewals, DomainState state, EvidenceSink sink) {
    sink.say(
        new Evidence(
            "CONSTANT_ANSWERS",
            renewals,
            "answers",
            "a flux name changes within minutes",
            -4,
            Sentence.of(
                "In %,d fresh answers no resolver was ever given other addresses than before.",
                renewals),
            state.examples().places()));
  }
}
