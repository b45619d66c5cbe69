package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owner names that have shown at most two addresses: what all names are until they rotate, and most
 * for ever, kept in a quarter of a kilobyte each. For want of room those go that were longest not
 * asked for.
 */
public final class QuietNames implements Slice {
  /** A spare server, or the old address and the new one; a third makes a name rotate. */
  private static final int MOST_ADDRESSES = 2;

  /** What a quiet name showed. */
  public static final class Quiet {
    private final long firstSeenMicros;
    private IpAddress first;
    private @Nullable IpAddress second;
    private long answers;
    private long ofFirst;
    private long ofSecond;

    private Quiet(List<IpAddress> sorted, long firstSeenMicros, long answers) {
      this.first = sorted.getFirst();
      this.second = sorted.size() < MOST_ADDRESSES ? null : sorted.getLast();
      this.firstSeenMicros = firstSeenMicros;
      answered(sorted, answers);
    }

    private void answered(List<IpAddress> sorted, long count) {
      answers += count;
      if (sorted.size() == 1) {
        boolean isFirst = sorted.getFirst().equals(first);
        ofFirst += isFirst ? count : 0;
        ofSecond += isFirst ? 0 : count;
      }
    }

    /** One or two, sorted. */
    public List<IpAddress> addresses() {
      return second == null ? List.of(first) : List.of(first, second);
    }

    public long firstSeenMicros() {
      return firstSeenMicros;
    }

    /** Answers so far. */
    public long answers() {
      return answers;
    }

    /** Tells the owner name of its answers, those of the commonest set last. */
    void tell(OwnerName owner) {
      List<Map.Entry<List<IpAddress>, Long>> sets = new ArrayList<>();
      sets.add(Map.entry(List.of(first), ofFirst));
      if (second != null) {
        sets.add(Map.entry(List.of(second), ofSecond));
        sets.add(Map.entry(List.of(first, second), answers - ofFirst - ofSecond));
      }
      sets.sort((a, b) -> Long.compare(a.getValue(), b.getValue()));
      for (Map.Entry<List<IpAddress>, Long> set : sets) {
        if (set.getValue() > 0) {
          owner.answered(set.getKey(), set.getValue());
        }
      }
    }

    /** Whether it stays quiet with these addresses beside its own, which it takes if so. */
    private boolean takes(List<IpAddress> sorted) {
      List<IpAddress> union = new ArrayList<>(addresses());
      for (IpAddress address : sorted) {
        if (!union.contains(address)) {
          union.add(address);
        }
      }
      if (union.size() > MOST_ADDRESSES) {
        return false;
      }
      Collections.sort(union);
      if (!first.equals(union.getFirst())) {
        ofSecond = ofFirst;
        ofFirst = 0;
      }
      first = union.getFirst();
      second = union.size() < MOST_ADDRESSES ? null : union.getLast();
      return true;
    }

    private boolean has(List<IpAddress> addresses) {
      for (IpAddress address : addresses) {
        if (!address.equals(first) && !address.equals(second)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final int QUIET_OCTETS = 56 + MOST_ADDRESSES * Octets.LISTED_ADDRESS;

  private final Remembered<DomainName, Quiet> names;

  /** None yet, and never more than so many octets of them. */
  public QuietNames(long mostOctets) {
    names = new Remembered<>(mostOctets, Octets::of);
  }

  /**
   * Takes an answer of a name.
   *
   * @param sorted the usable addresses
   * @param count how many responses it stands for
   * @param firstMicros when the first of them came
   * @param nowMicros event time
   * @return whether the name is still quiet; otherwise it is for {@link #wake} to forget it here
   */
  public boolean isQuiet(
      DomainName owner, List<IpAddress> sorted, long count, long firstMicros, long nowMicros) {
    Quiet quiet = names.get(owner, nowMicros);
    if (quiet == null) {
      if (sorted.size() > MOST_ADDRESSES) {
        return false;
      }
      names.put(owner, new Quiet(sorted, firstMicros, count), QUIET_OCTETS, nowMicros);
      return true;
    }
    if (!quiet.has(sorted) && !quiet.takes(sorted)) {
      return false;
    }
    quiet.answered(sorted, count);
    return true;
  }

  /** What the name showed while it was quiet, forgotten here; null where it showed nothing. */
  public @Nullable Quiet wake(DomainName owner) {
    return names.remove(owner);
  }

  /** What the name has shown so far; null where it showed nothing. */
  public @Nullable Quiet quiet(DomainName owner) {
    return names.get(owner, Long.MIN_VALUE);
  }

  /** The names, the one longest not asked for first. */
  public Set<DomainName> names() {
    return names.keys();
  }

  /** When a name that was asked for within a day had to go for want of room. */
  public long evictedMicros() {
    return names.evictedMicros();
  }

  /** How many such names had to go. */
  public long evicted() {
    return names.evicted();
  }

  @Override
  public void write(StateWriter out) {
    names.write(
        out,
        (name, quiet) -> {
          out.name(name);
          out.addresses(quiet.addresses());
          out.number(quiet.firstSeenMicros);
          out.count(quiet.answers);
          out.count(quiet.ofFirst);
          out.count(quiet.ofSecond);
        });
  }

  /** Reads what {@link #write} wrote. */
  public static QuietNames read(StateReader in, long mostOctets) {
    QuietNames quietNames = new QuietNames(mostOctets);
    quietNames.names.read(in, QuietNames::readEntry, quiet -> QUIET_OCTETS);
    return quietNames;
  }

  private static Map.Entry<DomainName, Quiet> readEntry(StateReader in) {
    DomainName name = in.name();
    List<IpAddress> addresses = in.addresses();
    if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
      throw new StateReader.StateFormatException("a quiet name of " + addresses.size());
    }
    Quiet quiet = new Quiet(addresses, in.number(), in.count());
    quiet.ofFirst = in.count();
    quiet.ofSecond = in.count();
    return Map.entry(name, quiet);
  }
}
