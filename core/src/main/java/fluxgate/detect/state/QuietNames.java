package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owner names that have shown at most two addresses: what all names are until they rotate, and most
 * for ever, kept in a few octets each.
 */
public final class QuietNames implements Slice {
  /** A quarter of a kilobyte each; beyond, the names that came first go and are counted. */
  private static final int CAPACITY = 500_000;

  /** A spare server, or the old address and the new one; a third makes a name rotate. */
  private static final int MOST_ADDRESSES = 2;

  /** What a quiet name showed. */
  public static final class Quiet {
    private final List<IpAddress> first;
    private List<IpAddress> addresses;
    private final long firstSeenMicros;
    private long answers;
    private long otherAnswers;

    private Quiet(List<IpAddress> first, long firstSeenMicros, long answers) {
      this.first = first;
      this.addresses = first;
      this.firstSeenMicros = firstSeenMicros;
      this.answers = answers;
    }

    /** The addresses of its first answer. */
    List<IpAddress> first() {
      return first;
    }

    /** Answers that held other addresses than the first. */
    long otherAnswers() {
      return otherAnswers;
    }

    public List<IpAddress> addresses() {
      return addresses;
    }

    public long firstSeenMicros() {
      return firstSeenMicros;
    }

    /** Answers so far. */
    public long answers() {
      return answers;
    }
  }

  private final Map<DomainName, Quiet> names = new LinkedHashMap<>();
  private long evicted;

  /**
   * Takes an answer of a name.
   *
   * @param sorted the usable addresses
   * @param count how many responses it stands for
   * @return whether the name is still quiet; otherwise it is for {@link #wake} to forget it here
   */
  public boolean isQuiet(DomainName owner, List<IpAddress> sorted, long count, long micros) {
    Quiet quiet = names.get(owner);
    if (quiet == null) {
      if (sorted.size() > MOST_ADDRESSES) {
        return false;
      }
      if (names.size() >= CAPACITY) {
        Iterator<DomainName> oldest = names.keySet().iterator();
        oldest.next();
        oldest.remove();
        evicted++;
      }
      names.put(owner, new Quiet(List.copyOf(sorted), micros, count));
      return true;
    }
    if (!quiet.addresses.containsAll(sorted)) {
      List<IpAddress> union = new ArrayList<>(quiet.addresses);
      for (IpAddress address : sorted) {
        if (!union.contains(address)) {
          union.add(address);
        }
      }
      if (union.size() > MOST_ADDRESSES) {
        return false;
      }
      Collections.sort(union);
      quiet.addresses = List.copyOf(union);
    }
    quiet.answers += count;
    quiet.otherAnswers += quiet.first.equals(sorted) ? 0 : count;
    return true;
  }

  /** What the name showed while it was quiet, forgotten here; null where it showed nothing. */
  public @Nullable Quiet wake(DomainName owner) {
    return names.remove(owner);
  }

  /** What the name has shown so far; null where it showed nothing. */
  public @Nullable Quiet quiet(DomainName owner) {
    return names.get(owner);
  }

  /** The names, in the order in which they came. */
  public Set<DomainName> names() {
    return Collections.unmodifiableSet(names.keySet());
  }

  /** Names dropped for want of room. */
  public long evicted() {
    return evicted;
  }

  @Override
  public void write(StateWriter out) {
    out.count(evicted);
    out.count(names.size());
    names.forEach((name, quiet) -> {
      out.name(name);
      out.addresses(quiet.first);
      out.number(quiet.firstSeenMicros);
      out.count(quiet.answers);
      out.addresses(quiet.addresses);
      out.count(quiet.otherAnswers);
    });
  }

  /** Reads what {@link #write} wrote. */
  public static QuietNames read(StateReader in) {
    QuietNames quietNames = new QuietNames();
    quietNames.evicted = in.count();
    for (int i = in.size(); i > 0; i--) {
      DomainName name = in.name();
      Quiet quiet = new Quiet(in.addresses(), in.number(), in.count());
      quiet.addresses = in.addresses();
      quiet.otherAnswers = in.count();
      quietNames.names.put(name, quiet);
    }
    return quietNames;
  }
}
