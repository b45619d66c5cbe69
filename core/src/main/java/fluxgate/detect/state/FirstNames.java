package fluxgate.detect.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Of each registered domain the one name below it that was asked for, by {@link Mark}, and how
 * often: most domains have no other ({@code www}), and need not be watched for names that are used
 * once.
 *
 * <p>A table of open addressing that ages in two generations, as {@link QuietTable} does: 64 octets
 * a domain at half load.
 */
final class FirstNames implements Slice {
  private static final int FIRST_ROOM = 256;

  // An entry: the domain, its name, when that came first, and when its visit began and how often
  // it came again after that.
  private static final int NAME = 1;
  private static final int FIRST_SEEN = 2;
  private static final int VISITS = 3;
  private static final int WIDTH = 4;

  /** In the place of the one name; no mark is zero but one in 2^64. */
  private static final long MANY = 0;

  private static final long SECOND_MICROS = 1_000_000;

  /** An entry at half load. */
  private static final int ENTRY_OCTETS = 2 * WIDTH * Long.BYTES;

  /** What the table knows of a name. */
  enum Known {
    /** The domain has shown nothing yet: now it has shown this. */
    NEW,
    /** It has shown this name and no other. */
    ONLY,
    /** It had shown one other, which {@link #first} tells of. */
    SECOND,
    /** It has shown others. */
    ONE_OF_MANY
  }

  /**
   * The name that a domain had shown alone.
   *
   * @param visitMicros when its last visit began, to the second
   * @param again answers that came in later visits than the first
   */
  record First(long name, long firstMicros, long visitMicros, int again) {}

  private final long mostOctets;
  private final long visitMicros;
  private long[] younger = new long[WIDTH * FIRST_ROOM];
  private long[] elder = new long[WIDTH * FIRST_ROOM];
  private int entries;
  private First first = new First(0, 0, 0, 0);

  /** Repeats within {@code visitMicros} are one visit. */
  FirstNames(long mostOctets, long visitMicros) {
    this.mostOctets = mostOctets;
    this.visitMicros = visitMicros;
  }

  /** Takes a name of a domain. */
  Known take(long domain, long name, long micros) {
    int at = place(younger, domain);
    if (younger[at] != domain) {
      int before = place(elder, domain);
      long[] entry = {domain, name, micros, visits(micros, 0)};
      boolean isNew = elder[before] != domain;
      if (!isNew) {
        System.arraycopy(elder, before, entry, 0, WIDTH);
      }
      put(entry);
      if (isNew) {
        return Known.NEW;
      }
      at = place(younger, domain);
    }
    long only = younger[at + NAME];
    if (only == name) {
      visit(at, micros);
      return Known.ONLY;
    }
    younger[at + NAME] = MANY;
    if (only == MANY) {
      return Known.ONE_OF_MANY;
    }
    long visits = younger[at + VISITS];
    first = new First(only, younger[at + FIRST_SEEN], (visits >> 32) * SECOND_MICROS, (int) visits);
    return Known.SECOND;
  }

  /** The first name of the domain of which {@link #take} last said {@link Known#SECOND}. */
  First first() {
    return first;
  }

  private static long visits(long micros, int again) {
    return Math.floorDiv(micros, SECOND_MICROS) << 32 | again;
  }

  private void visit(int at, long micros) {
    long visits = younger[at + VISITS];
    boolean later = micros - (visits >> 32) * SECOND_MICROS >= visitMicros;
    int again = (int) visits;
    if (later || again > 0) {
      again += again < Integer.MAX_VALUE ? 1 : 0;
      younger[at + VISITS] = later ? visits(micros, again) : visits & -1L << 32 | again;
    }
  }

  /** The domain has shown others, as is known from elsewhere. */
  void many(long domain) {
    younger[place(younger, domain) + NAME] = MANY;
  }

  private void put(long[] entry) {
    if ((long) entries * ENTRY_OCTETS > mostOctets / 2) {
      elder = younger;
      younger = new long[WIDTH * FIRST_ROOM];
      entries = 0;
    } else if (2 * WIDTH * (entries + 1) > younger.length) {
      long[] old = younger;
      younger = new long[2 * old.length];
      for (int i = 0; i < old.length; i += WIDTH) {
        if (old[i] != 0) {
          System.arraycopy(old, i, younger, place(younger, old[i]), WIDTH);
        }
      }
    }
    System.arraycopy(entry, 0, younger, place(younger, entry[0]), WIDTH);
    entries++;
  }

  /** Where a domain stands, or the free place where it would; no mark is zero but one in 2^64. */
  private static int place(long[] table, long domain) {
    int places = table.length / WIDTH;
    int place = (int) (domain >>> 32) & places - 1;
    while (table[WIDTH * place] != 0 && table[WIDTH * place] != domain) {
      place = place + 1 & places - 1;
    }
    return WIDTH * place;
  }

  @Override
  public void write(StateWriter out) {
    for (long[] table : new long[][] {elder, younger}) {
      List<long[]> held = new ArrayList<>();
      for (int i = 0; i < table.length; i += WIDTH) {
        if (table[i] != 0) {
          held.add(new long[] {table[i], table[i + 1], table[i + 2], table[i + 3]});
        }
      }
      held.sort((a, b) -> Long.compare(a[0], b[0])); // its place depends on who came before
      out.count(held.size());
      for (long[] entry : held) {
        for (long number : entry) {
          out.number(number);
        }
      }
    }
  }

  static FirstNames read(StateReader in, long mostOctets, long visitMicros) {
    FirstNames names = new FirstNames(mostOctets, visitMicros);
    for (int i = in.size(); i > 0; i--) {
      names.restore(in);
    }
    names.elder = names.younger;
    names.younger = new long[WIDTH * FIRST_ROOM];
    names.entries = 0;
    for (int i = in.size(); i > 0; i--) {
      names.restore(in);
    }
    return names;
  }

  private void restore(StateReader in) {
    long[] entry = {in.number(), in.number(), in.number(), in.number()};
    if (entry[0] != 0 && younger[place(younger, entry[0])] != entry[0]) {
      put(entry);
    }
  }
}
