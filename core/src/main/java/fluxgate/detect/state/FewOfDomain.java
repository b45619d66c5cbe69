package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the names of one domain while they are few: a record of {@link FewNames} outside
 * its table. All its counts fit into one int, the shape.
 */
final class FewOfDomain {
  /** With one more, {@link SingleUseNames} may begin to draw conclusions. */
  static final int MOST_NAMES = 7;

  /** Of all names together; more come from wide answers, and are kept elsewhere too. */
  private static final int MOST_ADDRESSES = 31;

  /** Places in answers that the addresses filled. */
  private static final int MOST_PAIRS = 127;

  /** Networks of homes, of all names together. */
  private static final int MOST_ASNS = 15;

  /** Who is led to strangers is one of fewer clients, and asks on when the names are many. */
  private static final int MOST_CLIENTS = 8;

  private static final long SECOND_MICROS = 1_000_000;

  // Where the counts stand in the shape, from the lowest bits on.
  private static final int OLDER_SHIFT = 3;
  private static final int ADDRESSES_SHIFT = 6;
  private static final int PAIRS_SHIFT = 11;
  private static final int SPREAD_SHIFT = 18;
  private static final int HOME_SHIFT = 21;
  private static final int ASNS_SHIFT = 24;
  private static final int CLIENTS_SHIFT = 28;

  long firstMicros;

  /** When the present visit began. */
  int visitSecond;

  /** Answers of names that had come in an earlier visit. */
  int again;

  /** Halves of marks; the first {@link #older} of them came before the present visit. */
  final int[] names = new int[MOST_NAMES];

  int nameCount;
  int older;

  /** Those of a domain's first name are not among them: it is watched from the second on. */
  final Recurrences addresses = new Recurrences();

  int pairs;

  /** Names whose answers reach over several blocks. */
  int spread;

  /** Names that lead to homes and nowhere else. */
  int atHome;

  final int[] asns = new int[MOST_ASNS];
  int asnCount;

  /** Halves of marks. */
  final int[] clients = new int[MOST_CLIENTS];

  int clientCount;

  void clear() {
    firstMicros = Long.MAX_VALUE;
    visitSecond = 0;
    again = 0;
    nameCount = 0;
    older = 0;
    addresses.clear();
    pairs = 0;
    spread = 0;
    atHome = 0;
    asnCount = 0;
    clientCount = 0;
  }

  int shape() {
    return nameCount
        | older << OLDER_SHIFT
        | addresses.size() << ADDRESSES_SHIFT
        | pairs << PAIRS_SHIFT
        | spread << SPREAD_SHIFT
        | atHome << HOME_SHIFT
        | asnCount << ASNS_SHIFT
        | clientCount << CLIENTS_SHIFT;
  }

  /** How many names a record of that shape has. */
  static int names(int shape) {
    return count(shape, 0, 3);
  }

  /** How many of them came before the present visit. */
  static int older(int shape) {
    return count(shape, OLDER_SHIFT, 3);
  }

  static int addresses(int shape) {
    return count(shape, ADDRESSES_SHIFT, 5);
  }

  /** What a record of that shape has beside its head: names, addresses, networks and clients. */
  static int things(int shape) {
    return names(shape)
        + addresses(shape)
        + count(shape, ASNS_SHIFT, 4)
        + count(shape, CLIENTS_SHIFT, 4);
  }

  /** The same shape, of a record all of whose names came before the present visit. */
  static int allOlder(int shape) {
    return shape | names(shape) << OLDER_SHIFT;
  }

  /** Whether any record has that shape. */
  static boolean mayBe(int shape) {
    return older(shape) <= names(shape) && count(shape, CLIENTS_SHIFT, 4) <= MOST_CLIENTS;
  }

  private static int count(int shape, int shift, int bits) {
    return shape >>> shift & (1 << bits) - 1;
  }

  /** Takes the counts, but that of addresses, which come with them. */
  void counts(int shape) {
    nameCount = names(shape);
    older = older(shape);
    pairs = count(shape, PAIRS_SHIFT, 7);
    spread = count(shape, SPREAD_SHIFT, 3);
    atHome = count(shape, HOME_SHIFT, 3);
    asnCount = count(shape, ASNS_SHIFT, 4);
    clientCount = count(shape, CLIENTS_SHIFT, 4);
  }

  static int second(long micros) {
    return (int) Math.floorDiv(micros, SECOND_MICROS);
  }

  /** Whether another visit than the one that began then is going on. */
  static boolean isLater(int visitSecond, long micros) {
    return micros - visitSecond * SECOND_MICROS >= SingleUseNames.VISIT_MICROS;
  }

  /** Where a name stands among the names, or -1. */
  int place(int name) {
    return index(names, nameCount, name);
  }

  /** Whether there is room for one name more with so many addresses. */
  boolean hasRoom(int held) {
    return nameCount < MOST_NAMES
        && addresses.size() + held <= MOST_ADDRESSES
        && pairs + held <= MOST_PAIRS
        && asnCount + held <= MOST_ASNS;
  }

  void turn(long micros) {
    if (isLater(visitSecond, micros)) {
      older = nameCount;
      visitSecond = second(micros);
    }
  }

  void add(int name, List<IpAddress> sorted, Function<IpAddress, @Nullable Network> networks) {
    names[nameCount++] = name;
    spread += SingleUseNames.reaches(sorted) ? 1 : 0;
    boolean homes = true;
    for (IpAddress address : sorted) {
      Network network = networks.apply(address);
      boolean home = network != null && network.kind() == NetworkKind.ACCESS;
      homes &= home;
      asnCount += home && put(asns, asnCount, (int) network.asn()) ? 1 : 0;
      addresses.add(Mark.of(AddressPool.unit(address)));
      pairs++;
    }
    atHome += homes ? 1 : 0;
  }

  void asked(int client) {
    clientCount += clientCount < MOST_CLIENTS && put(clients, clientCount, client) ? 1 : 0;
  }

  private static boolean put(int[] set, int count, int one) {
    if (index(set, count, one) >= 0) {
      return false;
    }
    set[count] = one;
    return true;
  }

  private static int index(int[] set, int count, int one) {
    for (int i = 0; i < count; i++) {
      if (set[i] == one) {
        return i;
      }
    }
    return -1;
  }
}
