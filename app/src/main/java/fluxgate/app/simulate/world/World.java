package fluxgate.app.simulate.world;

import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The networks, and who already has which address. Networks take blocks of 198.18.0.0/15 from the
 * front, largest first, so that every block is aligned.
 */
public final class World {
  /** 25 countries: XA to XZ without XK, which some registries use. */
  private static final String COUNTRY_LETTERS = "ABCDEFGHIJLMNOPQRSTUVWXYZ";

  private static final int FIRST_ASN = 64512;
  private static final int FIRST_V4 = IpAddress.of("198.18.0.0").v4Bits();
  private static final long FIRST_V6 = IpAddress.of("2001:db8::").high();

  private final List<SyntheticNetwork> networks = new ArrayList<>();
  private final Map<SyntheticNetwork, BitSet> taken = new HashMap<>();
  private final Dice dice;
  private final InventedNames names;
  private int nextV4 = FIRST_V4;

  private World(Dice dice) {
    this.dice = dice;
    this.names = new InventedNames(dice.forPart("organisations"));
  }

  /** A world of 348 networks: homes, rented servers, content delivery, clouds, campuses. */
  public static World of(Dice dice) {
    World world = new World(dice);
    world.found(NetworkKind.CLOUD, 5, 22);
    world.found(NetworkKind.CDN, 3, 22);
    world.found(NetworkKind.ACCESS, 40, 23);
    world.found(NetworkKind.ACCESS, 160, 24);
    world.found(NetworkKind.HOSTING, 100, 24);
    world.found(NetworkKind.EDUCATION, 40, 24);
    return world;
  }

  private void found(NetworkKind kind, int count, int prefixLength) {
    for (int i = 0; i < count; i++) {
      int index = networks.size();
      IpPrefix v4 = new IpPrefix(IpAddress.v4(nextV4), prefixLength);
      IpPrefix v6 = new IpPrefix(new IpAddress(FIRST_V6 | (long) index << 20, 0), 44);
      String country = "X" + COUNTRY_LETTERS.charAt(dice.below(COUNTRY_LETTERS.length()));
      String name = names.organisation(kind);
      SyntheticNetwork network =
          new SyntheticNetwork(FIRST_ASN + index, name, country, kind, v4, v6);
      networks.add(network);
      taken.put(network, new BitSet());
      nextV4 += network.size();
    }
  }

  public List<SyntheticNetwork> networks() {
    return List.copyOf(networks);
  }

  public List<SyntheticNetwork> networks(NetworkKind kind) {
    return networks.stream().filter(network -> network.kind() == kind).toList();
  }

  /** So many different networks of a kind. */
  public List<SyntheticNetwork> someNetworks(NetworkKind kind, int count) {
    return dice.sample(networks(kind), count);
  }

  /** A host at an address of the network that nobody had. */
  public Host host(SyntheticNetwork network, boolean withV6) {
    BitSet used = taken.getOrDefault(network, new BitSet());
    if (used.cardinality() >= network.size() - 2) {
      throw new IllegalStateException("no address left in " + network.v4());
    }
    int number;
    do {
      number = dice.between(1, network.size() - 2);
    } while (used.get(number));
    used.set(number);
    long interfaceId = network.kind() == NetworkKind.ACCESS ? dice.next() : 0x53L;
    return new Host(
        network, network.v4Address(number), withV6 ? network.v6Address(number, interfaceId) : null);
  }

  /** So many hosts spread over the networks, each with IPv6 by the given share. */
  public List<Host> hosts(List<SyntheticNetwork> over, int count, double v6Share) {
    List<Host> hosts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      // Each network once before any twice, so that a spread over n networks is a spread over n.
      SyntheticNetwork network = i < over.size() ? over.get(i) : dice.pick(over);
      hosts.add(host(network, dice.chance(v6Share)));
    }
    return List.copyOf(hosts);
  }
}
