package fluxgate.detect.surroundings;

import fluxgate.detect.state.Mark;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.observation.Client;
import java.util.Arrays;

/**
 * How many distinct clients: exact up to {@value #EXACT}, then estimated.
 *
 * <p>Idea: Flajolet et al., HyperLogLog (AofA 2007), with 256 registers: 6.5 % standard error in
 * 256 octets, whoever asks how often. Small counts, where thresholds lie, are exact. The result
 * depends on the set of clients alone, not on their order.
 */
public final class ClientCount implements Slice {
  static final int EXACT = 32;
  private static final int REGISTER_BITS = 8;
  private static final int REGISTERS = 1 << REGISTER_BITS;

  /** The bias correction that the paper gives for as many registers. */
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private static final long[] NONE = {};
  private static final byte[] NO_REGISTERS = {};

  private long[] exact = NONE;
  private int size;
  private byte[] registers = NO_REGISTERS;
  private int lastEstimate;

  /** Takes a client. */
  public void add(Client client) {
    add(Mark.of(client));
  }

  void add(long mark) {
    if (registers.length > 0) {
      register(mark);
      return;
    }
    for (int i = 0; i < size; i++) {
      if (exact[i] == mark) {
        return;
      }
    }
    if (size == EXACT) {
      registers = new byte[REGISTERS];
      for (long earlier : exact) {
        register(earlier);
      }
      exact = NONE;
      size = 0;
      register(mark);
      return;
    }
    if (size == exact.length) {
      exact = Arrays.copyOf(exact, Math.max(1, Math.min(EXACT, size * 2)));
    }
    exact[size++] = mark;
  }

  private void register(long mark) {
    int index = (int) (mark >>> 64 - REGISTER_BITS);
    int rank = Long.numberOfLeadingZeros(mark << REGISTER_BITS | 1L << REGISTER_BITS - 1) + 1;
    if (registers[index] < rank) {
      registers[index] = (byte) rank;
      lastEstimate = 0;
    }
  }

  /** Whether there are at least so many; up to {@value #EXACT} without estimating. */
  boolean isAtLeast(int count) {
    return registers.length > 0 ? count <= EXACT || estimate() >= count : size >= count;
  }

  /** The count, exact up to {@value #EXACT}. */
  public int estimate() {
    if (registers.length == 0) {
      return size;
    }
    if (lastEstimate == 0) {
      lastEstimate = compute();
    }
    return lastEstimate;
  }

  private int compute() {
    double sum = 0;
    int empty = 0;
    for (byte rank : registers) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double raw = ALPHA * REGISTERS * REGISTERS / sum;
    boolean small = raw <= 2.5 * REGISTERS && empty > 0;
    double count = small ? REGISTERS * StrictMath.log((double) REGISTERS / empty) : raw;
    return Math.max(EXACT + 1, (int) Math.min(Integer.MAX_VALUE, Math.round(count)));
  }

  @Override
  public void write(StateWriter out) {
    boolean isExact = registers.length == 0;
    out.flag(isExact);
    if (isExact) {
      out.count(size);
      for (int i = 0; i < size; i++) {
        out.number(exact[i]);
      }
    } else {
      for (byte rank : registers) {
        out.octet(rank);
      }
    }
  }

  static ClientCount read(StateReader in) {
    ClientCount count = new ClientCount();
    if (in.flag()) {
      for (int i = in.size(); i > 0; i--) {
        count.add(in.number());
      }
    } else {
      count.registers = new byte[REGISTERS];
      for (int i = 0; i < REGISTERS; i++) {
        count.registers[i] = (byte) Math.min(in.octet(), 64 - REGISTER_BITS + 1);
      }
    }
    return count;
  }
}
