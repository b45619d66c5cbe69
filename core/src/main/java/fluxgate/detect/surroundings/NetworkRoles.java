package fluxgate.detect.surroundings;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.Network;
import fluxgate.net.NetworkKey;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which networks host names, and which only carry addresses among which names rotate.
 *
 * <p>The idea: rented servers hold many unrelated names that stay where they are; homes hold none.
 * Nobody can buy himself a verdict cheaply: a name counts once, and only while it is quiet, asked
 * by several clients, for an hour; where delegations are seen, the names must be in the hands of
 * several operators; and a network in which more addresses rotate than names rest is neither.
 */
final class NetworkRoles implements Slice {
  /** Twice as many networks as a busy day of ten thousand people touches. */
  private static final int MAX_NETWORKS = 16_384;

  /** Networks change hands slowly: one to two weeks. */
  private static final long SPAN_MICROS = 7 * 24 * 3600L * 1_000_000;

  /** A dozen unrelated names rest by accident in no access network that rents nothing out. */
  private static final int HOSTING_NAMES = 12;

  private static final int HOSTING_OPERATORS = 3;

  /** One name may not be the witness in its own case, nor one campaign's two. */
  private static final int ACCESS_ROTATORS = 3;

  private static final int ACCESS_UNITS = 8;

  /** Homes lie scattered over a provider's blocks; servers rented together do not. */
  private static final int ACCESS_BLOCKS = 4;

  /** That no name rests in a network tells something only where many names rest somewhere. */
  private static final int NAMES_FOR_ABSENCE = 500;

  /** So many popular names in a network that the table calls access are worth a sentence. */
  private static final int CONTRADICTING_NAMES = 50;

  private final Generations<NetworkKey, NetworkRole> roles =
      new Generations<>(MAX_NETWORKS, SPAN_MICROS);

  void advance(long micros) {
    roles.advance(micros);
  }

  private @Nullable NetworkRole role(IpAddress address, @Nullable Network network) {
    return roles.young(
        NetworkKey.of(address, network),
        () -> new NetworkRole(network == null ? NetworkKind.UNKNOWN : network.kind()));
  }

  /** A name rests at the address: asked by anybody, or by several. */
  void hosts(
      IpAddress address, @Nullable Network network, long name, boolean popular, long operator) {
    NetworkRole role = role(address, network);
    if (role != null) {
      role.hosts(name);
      if (popular) {
        role.hostsPopular(name, operator);
      }
    }
  }

  /** A name that rested there has begun to rotate. */
  void hostsNoMore(IpAddress address, @Nullable Network network, long name) {
    NetworkKey key = NetworkKey.of(address, network);
    NetworkRole younger = roles.younger(key);
    NetworkRole elder = roles.elder(key);
    if (younger != null) {
      younger.hostsNoMore(name);
    }
    if (elder != null) {
      elder.hostsNoMore(name);
    }
  }

  /** A name rotates among addresses of which this is one. */
  void rotates(IpAddress address, @Nullable Network network, long name) {
    NetworkRole role = role(address, network);
    if (role != null) {
      role.rotates(name, address);
    }
  }

  /**
   * What the table adds up to.
   *
   * @param kinds of networks that the table does not know
   * @param contradictions sentences on networks where local traffic and the table disagree
   */
  record Closed(LearnedKinds kinds, List<String> contradictions) {}

  Closed close() {
    SortedMap<NetworkKey, NetworkRole.Sum> sums = new TreeMap<>();
    roles.forEach((key, younger, elder) -> sums.put(key, NetworkRole.sum(younger, elder)));
    long resting = sums.values().stream().mapToLong(NetworkRole.Sum::steady).sum();
    SortedMap<NetworkKey, NetworkKind> kinds = new TreeMap<>();
    List<String> contradictions = new ArrayList<>();
    for (Map.Entry<NetworkKey, NetworkRole.Sum> entry : sums.entrySet()) {
      NetworkRole.Sum sum = entry.getValue();
      if (sum.table() == NetworkKind.UNKNOWN) {
        NetworkKind kind = kind(sum, resting);
        if (kind != NetworkKind.UNKNOWN) {
          kinds.put(entry.getKey(), kind);
        }
      } else if (sum.table() == NetworkKind.ACCESS
          && sum.popular() >= CONTRADICTING_NAMES
          && sum.popular() > sum.units()) {
        contradictions.add(
            entry.getKey()
                + " is an access network by the table, but at least "
                + sum.popular()
                + " popular names rest there; the table is believed");
      }
    }
    return new Closed(new LearnedKinds(kinds), Collections.unmodifiableList(contradictions));
  }

  static NetworkKind kind(NetworkRole.Sum sum, long resting) {
    boolean variedOperators = sum.operators() == 0 || sum.operators() >= HOSTING_OPERATORS;
    if (sum.popular() >= HOSTING_NAMES && variedOperators && sum.popular() > sum.units()) {
      return NetworkKind.HOSTING;
    }
    boolean isEmpty = sum.steady() == 0 && resting >= NAMES_FOR_ABSENCE;
    boolean isPresent =
        sum.units() >= ACCESS_UNITS
            && sum.blocks() >= ACCESS_BLOCKS
            && sum.rotators() >= ACCESS_ROTATORS;
    return isEmpty && isPresent ? NetworkKind.ACCESS : NetworkKind.UNKNOWN;
  }

  /** What came when the table was full. */
  long leftOut() {
    return roles.leftOut();
  }

  @Override
  public void write(StateWriter out) {
    roles.write(
        out,
        (key, role) -> {
          out.count(key.asn());
          out.optionalAddress(key.block());
          role.write(out);
        });
  }

  static NetworkRoles read(StateReader in) {
    NetworkRoles table = new NetworkRoles();
    table.roles.read(
        in,
        () -> Map.entry(new NetworkKey(in.count(), in.optionalAddress()), NetworkRole.read(in)));
    return table;
  }
}
