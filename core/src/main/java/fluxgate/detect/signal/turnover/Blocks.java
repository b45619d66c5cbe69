package fluxgate.detect.signal.turnover;

import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.state.Weighed;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small blocks of fresh answers as sorted sets of address fingerprints, and how much they have in
 * common.
 *
 * <p>Of a pool of P members drawn at random, two blocks share |a||b|/P (Lincoln and Petersen), so
 * |a∩b| / |a||b| is the same for blocks of any size and any time apart while the pool stays the
 * same, and falls as its members are replaced. It stands here summed over pairs, over all members
 * and over homes alone. Blocks are small, so that neighbours are close in time, also where agents
 * are on for two hours.
 *
 * <p>A fingerprint is 63 bits mixed from the unit, and one that says whether it is a home or may
 * be; two of a pool of 4,096 collide with probability below 1e-11.
 */
public final class Blocks implements Weighed {
  private static final int ANSWERS = 8;

  /** A name that is seldom asked closes its blocks by time. */
  private static final int FEWEST_ANSWERS = 4;

  private static final long SLOW_SPAN_MICROS = 3600L * 1_000_000;

  /** A block that took longer has turned over inside itself. */
  private static final long LONGEST_SPAN_MICROS = 6 * 3600L * 1_000_000;

  /**
   * One reference each two hours for a day and a half: enough for pairs a day apart at any time.
   */
  private static final long SPACING_MICROS = 2 * 3600L * 1_000_000;

  private static final int MAX_REFERENCES = 18;

  /** Addresses in one block; answers of more are cut, which only blurs. */
  private static final int MAX_MEMBERS = 512;

  /** So many recaptures tell; beyond, older pairs fade by half at a time. */
  private static final long ENOUGH_SHARED = 4_096;

  private static final int BLOCK_OCTETS = 64;

  private record Block(long startMicros, long endMicros, long[] members) {
    private int octets() {
      return BLOCK_OCTETS + Long.BYTES * members.length;
    }
  }

  /**
   * How much pairs of blocks have in common.
   *
   * @param shared recaptures over all pairs
   * @param product |a| times |b| over all pairs; 0 where none was compared
   */
  record Overlap(long shared, long product) {
    private static final Overlap NONE = new Overlap(0, 0);

    double value() {
      return product == 0 ? 0 : (double) shared / product;
    }

    private Overlap plus(long moreShared, long moreProduct) {
      Overlap sum = new Overlap(shared + moreShared, product + moreProduct);
      return sum.shared > ENOUGH_SHARED ? new Overlap(sum.shared / 2, sum.product / 2) : sum;
    }
  }

  /** Overlaps of all members and of homes alone. */
  private static final class Overlaps {
    private Overlap all = Overlap.NONE;
    private Overlap homes = Overlap.NONE;

    private void compare(Block one, Block other) {
      long[] a = one.members;
      long[] b = other.members;
      int shared = 0;
      int atHome = 0;
      for (int i = 0, j = 0; i < a.length && j < b.length; ) {
        int order = Long.compare(a[i] >>> 1, b[j] >>> 1);
        if (order == 0) {
          shared++;
          atHome += isHome(a[i]) && isHome(b[j]) ? 1 : 0;
        }
        i += order <= 0 ? 1 : 0;
        j += order >= 0 ? 1 : 0;
      }
      all = all.plus(shared, (long) a.length * b.length);
      homes = homes.plus(atHome, homes(a) * homes(b));
    }

    private static long homes(long[] members) {
      return Arrays.stream(members).filter(Blocks::isHome).count();
    }

    private void write(StateWriter out) {
      for (Overlap overlap : List.of(all, homes)) {
        out.count(overlap.shared);
        out.count(overlap.product);
      }
    }

    private static Overlaps read(StateReader in) {
      Overlaps overlaps = new Overlaps();
      overlaps.all = new Overlap(in.count(), in.count());
      overlaps.homes = new Overlap(in.count(), in.count());
      return overlaps;
    }
  }

  private static final Block NOTHING = new Block(0, 0, new long[0]);

  private final Deque<Block> references = new ArrayDeque<>(1);
  private final List<Overlaps> apart = new ArrayList<>(Lag.ALL.size());
  private Overlaps near = new Overlaps();
  private Block latest = NOTHING;
  private long[] members = NOTHING.members;
  private int memberCount;
  private int answers;
  private long startMicros;

  Blocks() {
    Lag.ALL.forEach(lag -> apart.add(new Overlaps()));
  }

  /**
   * Takes an answer, but not where another owner name or cache may have shown the same one at the
   * end of the block before: those are not drawn anew.
   *
   * @param lifeMicros how long an answer lives
   */
  void take(FreshAnswer answer, AddressPool pool, long lifeMicros) {
    if (answer.echo() || answers == 0 && answer.micros() <= latest.endMicros + lifeMicros) {
      return;
    }
    if (answers == 0) {
      startMicros = answer.micros();
    }
    for (IpAddress address : answer.addresses()) {
      add(fingerprint(AddressPool.unit(address), mayBeHome(pool.agent(address))));
    }
    answers++;
    if (answers == ANSWERS
        || answers >= FEWEST_ANSWERS && answer.micros() - startMicros >= SLOW_SPAN_MICROS) {
      close(answer.micros());
    }
  }

  /** What attackers plant among homes, or hire beside them, lies where its kind is known. */
  private static boolean mayBeHome(@Nullable Agent agent) {
    return agent == null
        || agent.kind() == NetworkKind.ACCESS
        || agent.kind() == NetworkKind.UNKNOWN;
  }

  private static long fingerprint(IpAddress unit, boolean home) {
    long mixed = unit.high() * 0x9E3779B97F4A7C15L ^ unit.low();
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return (mixed ^ mixed >>> 32) << 1 | (home ? 1 : 0);
  }

  private static boolean isHome(long fingerprint) {
    return (fingerprint & 1) == 1;
  }

  /** Keeps the members sorted by all bits but the last; of the last, what came first stays. */
  private void add(long fingerprint) {
    int at = 0;
    for (int end = memberCount; at < end; ) {
      int middle = (at + end) >>> 1;
      int order = Long.compare(members[middle] >>> 1, fingerprint >>> 1);
      if (order == 0) {
        return;
      }
      at = order < 0 ? middle + 1 : at;
      end = order < 0 ? end : middle;
    }
    if (memberCount >= MAX_MEMBERS) {
      return;
    }
    if (memberCount == members.length) {
      members = Arrays.copyOf(members, Math.max(ANSWERS, members.length * 2));
    }
    System.arraycopy(members, at, members, at + 1, memberCount - at);
    members[at] = fingerprint;
    memberCount++;
  }

  private void close(long endMicros) {
    if (endMicros - startMicros <= LONGEST_SPAN_MICROS) {
      Block block = new Block(startMicros, endMicros, Arrays.copyOf(members, memberCount));
      compare(block);
      boolean spaced =
          references.isEmpty()
              || block.startMicros - references.getLast().startMicros >= SPACING_MICROS;
      if (spaced) {
        if (references.size() == MAX_REFERENCES) {
          references.removeFirst();
        }
        references.addLast(block);
      }
      latest = block;
    }
    answers = 0;
    memberCount = 0;
  }

  private void compare(Block block) {
    if (latest.members.length > 0 && block.startMicros - latest.endMicros <= LONGEST_SPAN_MICROS) {
      near.compare(latest, block);
    }
    for (Block reference : references) {
      long age = block.startMicros - reference.startMicros;
      for (int i = 0; i < Lag.ALL.size(); i++) {
        if (age >= Lag.ALL.get(i).micros()) {
          apart.get(i).compare(reference, block);
        }
      }
    }
  }

  /** Neighbouring blocks. */
  Overlap neighbouring(boolean homesAlone) {
    return homesAlone ? near.homes : near.all;
  }

  /** Blocks at least so long apart. */
  Overlap apart(Lag lag, boolean homesAlone) {
    Overlaps overlaps = apart.get(Lag.ALL.indexOf(lag));
    return homesAlone ? overlaps.homes : overlaps.all;
  }

  @Override
  public int octets() {
    int octets = latest.octets() + Long.BYTES * memberCount;
    for (Block reference : references) {
      octets += reference.octets();
    }
    return octets;
  }

  @Override
  public void write(StateWriter out) {
    near.write(out);
    apart.forEach(overlaps -> overlaps.write(out));
    out.count(answers);
    out.number(startMicros);
    writeBlock(out, new Block(startMicros, startMicros, Arrays.copyOf(members, memberCount)));
    writeBlock(out, latest);
    out.count(references.size());
    for (Block reference : references) {
      writeBlock(out, reference);
    }
  }

  private static void writeBlock(StateWriter out, Block block) {
    out.number(block.startMicros);
    out.number(block.endMicros);
    out.count(block.members.length);
    for (long member : block.members) {
      out.number(member);
    }
  }

  static Blocks read(StateReader in) {
    Blocks blocks = new Blocks();
    blocks.near = Overlaps.read(in);
    blocks.apart.replaceAll(overlaps -> Overlaps.read(in));
    blocks.answers = in.smallCount();
    blocks.startMicros = in.number();
    Block open = readBlock(in);
    blocks.memberCount = open.members.length;
    blocks.members = Arrays.copyOf(open.members, Math.max(ANSWERS, open.members.length));
    blocks.latest = readBlock(in);
    for (int i = in.size(); i > 0; i--) {
      blocks.references.addLast(readBlock(in));
    }
    return blocks;
  }

  private static Block readBlock(StateReader in) {
    long start = in.number();
    long end = in.number();
    long[] members = new long[in.size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = in.number();
    }
    return new Block(start, end, members);
  }
}
