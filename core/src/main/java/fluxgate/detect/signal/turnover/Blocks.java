package fluxgate.detect.signal.turnover;

import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.FreshAnswer;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Blocks of fresh answers as sorted sets of address fingerprints, and how much they have in common.
 *
 * <p>Of a pool of P members drawn at random, two blocks share |a||b|/P (Lincoln and Petersen), so
 * |a∩b| / |a||b| is the same for blocks of any size and any time apart while the pool stays the
 * same, and falls as its members are replaced. It stands here summed over pairs.
 *
 * <p>A fingerprint is 64 bits mixed from the unit; two of a pool of 4,096 collide with probability
 * below 1e-12.
 */
public final class Blocks implements Slice {
  private static final int ANSWERS = 32;

  /** A name that is seldom asked closes its blocks by time. */
  private static final int FEWEST_ANSWERS = 10;

  private static final long SLOW_SPAN_MICROS = 2 * 3600L * 1_000_000;

  /** A block that took longer has turned over inside itself. */
  private static final long LONGEST_SPAN_MICROS = 6 * 3600L * 1_000_000;

  /**
   * One reference each two hours for a day and a half: enough for pairs a day apart at any time.
   */
  private static final long SPACING_MICROS = 2 * 3600L * 1_000_000;

  private static final int MAX_REFERENCES = 18;

  /** Addresses in one block; answers of more are cut, which only blurs. */
  private static final int MAX_MEMBERS = 512;

  private record Block(long startMicros, long endMicros, long[] members) {}

  /**
   * How much pairs of blocks have in common.
   *
   * @param shared recaptures over all pairs
   * @param product |a| times |b| over all pairs; 0 where none was compared
   */
  record Overlap(long shared, long product) {
    double value() {
      return product == 0 ? 0 : (double) shared / product;
    }
  }

  private final Deque<Block> references = new ArrayDeque<>();
  private long[] members = new long[ANSWERS];
  private int memberCount;
  private int answers;
  private long startMicros;
  private long nearShared;
  private long nearProduct;

  void take(FreshAnswer answer) {
    if (answer.echo()) {
      return;
    }
    if (answers == 0) {
      startMicros = answer.micros();
    }
    for (IpAddress address : answer.addresses()) {
      add(fingerprint(AddressPool.unit(address)));
    }
    answers++;
    if (answers == ANSWERS
        || answers >= FEWEST_ANSWERS && answer.micros() - startMicros >= SLOW_SPAN_MICROS) {
      close(answer.micros());
    }
  }

  private static long fingerprint(IpAddress unit) {
    long mixed = unit.high() * 0x9E3779B97F4A7C15L ^ unit.low();
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }

  private void add(long fingerprint) {
    if (memberCount >= MAX_MEMBERS) {
      return;
    }
    int at = Arrays.binarySearch(members, 0, memberCount, fingerprint);
    if (at >= 0) {
      return;
    }
    if (memberCount == members.length) {
      members = Arrays.copyOf(members, members.length * 2);
    }
    int insert = -at - 1;
    System.arraycopy(members, insert, members, insert + 1, memberCount - insert);
    members[insert] = fingerprint;
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

  private Block latest = new Block(0, 0, new long[0]);

  private void compare(Block block) {
    if (latest.members.length > 0 && block.startMicros - latest.endMicros <= LONGEST_SPAN_MICROS) {
      nearShared += shared(latest.members, block.members);
      nearProduct += (long) latest.members.length * block.members.length;
    }
  }

  private static int shared(long[] a, long[] b) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  /** Neighbouring blocks. */
  Overlap neighbouring() {
    return new Overlap(nearShared, nearProduct);
  }

  /** The last block against every reference at least so much older. */
  Overlap apart(long lagMicros) {
    long product = 0;
    long shared = 0;
    for (Block reference : references) {
      if (latest.startMicros - reference.startMicros >= lagMicros) {
        shared += shared(reference.members, latest.members);
        product += (long) reference.members.length * latest.members.length;
      }
    }
    return new Overlap(shared, product);
  }

  @Override
  public void write(StateWriter out) {
    out.count(nearShared);
    out.count(nearProduct);
    out.count(answers);
    out.number(startMicros);
    writeBlock(out, new Block(startMicros, startMicros, Arrays.copyOf(members, memberCount)));
    writeBlock(out, latest);
    out.count(references.size());
    for (Iterator<Block> each = references.iterator(); each.hasNext(); ) {
      writeBlock(out, each.next());
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
    blocks.nearShared = in.count();
    blocks.nearProduct = in.count();
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
