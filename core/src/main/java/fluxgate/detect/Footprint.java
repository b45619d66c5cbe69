package fluxgate.detect;

import fluxgate.detect.state.Agent;
import fluxgate.detect.state.ContactBook;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.OwnerName;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Variant;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a domain was seen: under which names, in which networks, at which ports. What somebody
 * decided of it covers so much and no more.
 *
 * @param names the owner names whose addresses rotate, sorted
 * @param networks who announces the addresses of these, first seen first
 * @param blocks a /24 or /48 around each address that nobody is known to announce, first seen first
 * @param ports what clients contacted, sorted
 * @param nameServersRotate whether the addresses of its name servers rotate as well
 * @param hasMoreNames whether addresses of more names rotated than are kept, or may have
 * @param hasMoreAddresses whether more addresses were shown than are kept
 * @param hasMorePorts whether more ports were contacted than are kept
 */
public record Footprint(
    List<DomainName> names,
    List<Announced> networks,
    List<Unannounced> blocks,
    List<ContactBook.Port> ports,
    boolean nameServersRotate,
    boolean hasMoreNames,
    boolean hasMoreAddresses,
    boolean hasMorePorts) {
  /** The longest prefixes that networks announce to each other: none is smaller in practice. */
  private static final int BLOCK_V4 = 24;

  private static final int BLOCK_V6 = 48;

  /**
   * A network.
   *
   * @param isAccess whether tables say that people's homes and phones are in it
   * @param sinceMicros when the first address in it was seen: microseconds since the epoch
   */
  public record Announced(long asn, String name, boolean isAccess, long sinceMicros) {}

  /** A block that no known network announces, and when the first address in it was seen. */
  public record Unannounced(IpPrefix block, long sinceMicros) {}

  public Footprint {
    names = List.copyOf(names);
    networks = List.copyOf(networks);
    blocks = List.copyOf(blocks);
    ports = List.copyOf(ports);
  }

  static Footprint of(DomainState state, Verdict verdict) {
    List<DomainName> names = new ArrayList<>();
    for (OwnerName owner : state.owners()) {
      if (state.isRotating(owner.name())) {
        names.add(owner.name());
      }
    }
    names.sort(Comparator.naturalOrder());
    Map<Long, Announced> networks = new LinkedHashMap<>();
    Map<IpPrefix, Unannounced> blocks = new LinkedHashMap<>();
    for (Agent agent : state.pool().agents()) {
      Network network = agent.network();
      long since = agent.firstSeenMicros();
      if (network == null) {
        IpPrefix block = block(agent.address());
        blocks.merge(block, new Unannounced(block, since), Footprint::earlier);
      } else {
        networks.merge(
            network.asn(),
            new Announced(
                network.asn(), network.name(), network.kind() == NetworkKind.ACCESS, since),
            Footprint::earlier);
      }
    }
    Map<ContactBook.Port, Long> ports = new TreeMap<>(state.contacts().ports());
    long told = ports.values().stream().mapToLong(Long::longValue).sum();
    return new Footprint(
        names,
        networks.values().stream()
            .sorted(Comparator.comparingLong(Announced::sinceMicros))
            .toList(),
        blocks.values().stream()
            .sorted(Comparator.comparingLong(Unannounced::sinceMicros))
            .toList(),
        List.copyOf(ports.keySet()),
        verdict.variant() == Variant.DOUBLE_FLUX,
        state.hasMoreRotatingNames(),
        state.pool().leftOut() > 0,
        told < state.contacts().total());
  }

  /** The block around an address that stands for it where no network is known. */
  public static IpPrefix block(IpAddress address) {
    return new IpPrefix(address, address.isV4() ? BLOCK_V4 : BLOCK_V6);
  }

  private static Announced earlier(Announced first, Announced second) {
    return second.sinceMicros < first.sinceMicros ? second : first;
  }

  private static Unannounced earlier(Unannounced first, Unannounced second) {
    return second.sinceMicros < first.sinceMicros ? second : first;
  }
}
