package fluxgate.detect.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Of each registered domain the one name below it that was asked for, by {@link Mark}: most domains
 * have no other ({@code www}), and need not be watched for names that are used once.
 *
 * <p>A table of open addressing that ages in two generations, as {@link QuietTable} does: 32 to 64
 * octets a domain.
 */
final class FirstNames implements Slice {
  private static final int FIRST_ROOM = 256;
  private static final int WIDTH = 2;

  /** In the place of the one name; no mark is zero but one in 2^64. */
  private static final long MANY = 0;

  /** An entry at half load. */
  private static final int ENTRY_OCTETS = 2 * WIDTH * Long.BYTES;

  private final long mostOctets;
  private long[] younger = new long[WIDTH * FIRST_ROOM];
  private long[] elder = new long[WIDTH * FIRST_ROOM];
  private int entries;

  FirstNames(long mostOctets) {
    this.mostOctets = mostOctets;
  }

  /** What the table knows of a name. */
  enum Known {
    /** The domain has shown nothing yet: now it has shown this. */
    NEW,
    /** It has shown this name and no other. */
    ONLY,
    /** It has shown others. */
    ONE_OF_MANY
  }

  /** Takes a name of a domain. */
  Known take(long domain, long name) {
    int at = place(younger, domain);
    if (younger[at] != domain) {
      int before = place(elder, domain);
      boolean isNew = elder[before] != domain;
      put(domain, isNew ? name : elder[before + 1]);
      if (isNew) {
        return Known.NEW;
      }
      at = place(younger, domain);
    }
    if (younger[at + 1] == name) {
      return Known.ONLY;
    }
    younger[at + 1] = MANY;
    return Known.ONE_OF_MANY;
  }

  /** The domain has shown others, as is known from elsewhere. */
  void many(long domain) {
    younger[place(younger, domain) + 1] = MANY;
  }

  private void put(long domain, long name) {
    if ((long) entries * ENTRY_OCTETS > mostOctets / 2) {
      elder = younger;
      younger = new long[WIDTH * FIRST_ROOM];
      entries = 0;
    } else if (2 * WIDTH * (entries + 1) > younger.length) {
      long[] old = younger;
      younger = new long[2 * old.length];
      for (int i = 0; i < old.length; i += WIDTH) {
        if (old[i] != 0) {
          enter(old[i], old[i + 1]);
        }
      }
    }
    enter(domain, name);
    entries++;
  }

  private void enter(long domain, long name) {
    int at = place(younger, domain);
    younger[at] = domain;
    younger[at + 1] = name;
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
      List<long[]> entries = new ArrayList<>();
      for (int i = 0; i < table.length; i += WIDTH) {
        if (table[i] != 0) {
          entries.add(new long[] {table[i], table[i + 1]});
        }
      }
      entries.sort((a, b) -> Long.compare(a[0], b[0])); // its place depends on who came before
      out.count(entries.size());
      for (long[] entry : entries) {
        out.number(entry[0]);
        out.number(entry[1]);
      }
    }
  }

  static FirstNames read(StateReader in, long mostOctets) {
    FirstNames names = new FirstNames(mostOctets);
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
    long domain = in.number();
    long name = in.number();
    if (domain != 0 && younger[place(younger, domain)] != domain) {
      put(domain, name);
    }
  }
}
