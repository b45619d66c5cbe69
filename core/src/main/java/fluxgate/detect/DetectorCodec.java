package fluxgate.detect;

import fluxgate.detect.baseline.BaselineLearner;
import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.QuietNames;
import fluxgate.detect.state.SingleUseNames;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateReader.StateFormatException;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.detect.surroundings.SurroundingsLearner;
import fluxgate.dns.DomainName;

/**
 * The one codec in which a detector's state leaves memory.
 *
 * <pre>
 * state  = magic "FXG1", version, now, candidates, slice*
 * slice  = tag, length, body: contacts, delegations, learner, surroundings, coverage, baseline
 *          learner, one domain, or (last) the order in which domains were heard of
 * domain = name, facts, slice of each signal
 * </pre>
 *
 * <p>A slice with an unknown tag is skipped; a signal without a slice starts empty. Another version
 * is refused: state is a cache of what the logs hold, and can be built again from them.
 */
public final class DetectorCodec {
  private static final String MAGIC = "FXG1";
  private static final int VERSION = 12;

  private static final int CONTACTS = 1;
  private static final int DELEGATIONS = 2;
  private static final int LEARNER = 3;
  private static final int SURROUNDINGS = 4;
  private static final int COVERAGE = 5;
  private static final int DOMAIN = 6;
  private static final int QUIET_NAMES = 7;
  private static final int SINGLE_USE_NAMES = 8;
  private static final int ALIASES = 9;
  private static final int ROOM = 10;
  private static final int SINCE = 16;
  private static final int TRAINEE = 20;

  /** The tag of a domain's books; signals have tags from 1. */
  private static final int FACTS = 0;

  private DetectorCodec() {}

  /** Everything that the detector has learned. */
  public static byte[] save(Detector detector) {
    StateWriter out = new StateWriter();
    out.text(MAGIC);
    out.count(VERSION);
    out.number(detector.nowMicros);
    out.count(detector.candidates.size());
    detector.candidates.forEach(out::name);
    out.slice(SINCE, body -> body.number(detector.sinceMicros));
    out.slice(QUIET_NAMES, detector.quietNames);
    out.slice(SINGLE_USE_NAMES, detector.rotating.singleUse);
    out.slice(ALIASES, detector.rotating.aliases);
    out.slice(CONTACTS, detector.contacts);
    out.slice(DELEGATIONS, detector.delegations);
    out.slice(LEARNER, detector.learner);
    out.slice(SURROUNDINGS, detector.surroundings);
    out.slice(COVERAGE, detector.coverage);
    if (detector.training.trainee != null) {
      out.slice(TRAINEE, detector.training.trainee);
    }
    for (DomainState state : detector.domains.values()) {
      out.slice(DOMAIN, body -> write(state, body));
    }
    out.slice(ROOM, detector.room);
    return out.toBytes();
  }

  /** A copy of one domain's state that shares nothing with it. */
  static DomainState copy(DomainState state, DetectorContext context) {
    StateWriter out = new StateWriter();
    write(state, out);
    return read(new StateReader(out.toBytes()), context);
  }

  private static void write(DomainState state, StateWriter out) {
    out.name(state.domain());
    out.slice(FACTS, state::writeFacts);
    for (int row = 0; row < Signals.TABLE.size(); row++) {
      out.slice(Signals.TABLE.get(row).tag(), state.slice(row));
    }
  }

  /**
   * A detector that goes on where the saved one stopped.
   *
   * @param context the same as then, or a newer one: networks are looked up again
   * @throws StateFormatException for octets that {@link #save} of this version did not write
   */
  public static Detector restore(byte[] saved, DetectorContext context) {
    StateReader in = new StateReader(saved);
    if (!in.text().equals(MAGIC) || in.count() != VERSION) {
      throw new StateFormatException("not detector state of version " + VERSION);
    }
    MemoryBudget budget = context.memory();
    Detector detector = new Detector(context);
    detector.nowMicros = in.number();
    for (int i = in.size(); i > 0; i--) {
      detector.candidates.add(in.name());
    }
    while (in.hasMore()) {
      int tag = in.smallCount();
      StateReader part = in.part();
      switch (tag) {
        case SINCE -> detector.sinceMicros = part.number();
        case QUIET_NAMES -> detector.quietNames = QuietNames.read(part, budget.quietNames());
        case SINGLE_USE_NAMES ->
            detector.rotating.singleUse =
                SingleUseNames.read(part, budget.singleUseNames(), context.networks()::lookup);
        case ALIASES -> detector.rotating.aliases = AliasRotation.read(part, budget.aliases());
        case CONTACTS -> detector.contacts = ContactJoin.read(part, budget.contacts());
        case DELEGATIONS -> detector.delegations = DelegationJoin.read(part, budget.delegations());
        case LEARNER -> detector.learner = SurroundingsLearner.read(part);
        case SURROUNDINGS -> detector.surroundings = Surroundings.read(part);
        case COVERAGE -> detector.coverage = Coverage.read(part);
        case TRAINEE -> detector.training.trainee = BaselineLearner.read(part);
        case DOMAIN -> {
          DomainState state = read(part, context);
          detector.domains.put(state.domain(), state);
        }
        case ROOM -> detector.room.read(part);
        default -> {} // a later version's slice
      }
    }
    detector.room.admitAll(detector.nowMicros);
    detector.training.applyKinds(detector.surroundings);
    return detector;
  }

  private static DomainState read(StateReader in, DetectorContext context) {
    DomainName name = in.name();
    Slice[] slices = Signals.newSlices();
    DomainState state = new DomainState(name, context.networks()::lookup, slices);
    while (in.hasMore()) {
      int tag = in.smallCount();
      StateReader part = in.part();
      if (tag == FACTS) {
        state.readFacts(part);
      } else {
        Signals.readInto(slices, tag, part);
      }
    }
    return state;
  }
}
