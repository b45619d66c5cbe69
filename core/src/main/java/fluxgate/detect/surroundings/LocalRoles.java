package fluxgate.detect.surroundings;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.NetworkKey;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What this run's own traffic shows networks, addresses and names to be.
 *
 * @param kinds of networks that no table knows
 * @param servesMany addresses that serve many unrelated names: edges, shared hosting, sinkholes
 * @param popularity which names everybody asks
 * @param contradictions sentences on networks where the table and the traffic disagree
 */
public record LocalRoles(
    LearnedKinds kinds,
    Set<IpAddress> servesMany,
    Popularity popularity,
    List<String> contradictions)
    implements Slice {
  /** Nothing known. */
  public static final LocalRoles NONE =
      new LocalRoles(LearnedKinds.NONE, Set.of(), Popularity.NONE, List.of());

  @Override
  public void write(StateWriter out) {
    write(kinds, out);
    out.count(servesMany.size());
    servesMany.stream().sorted().forEach(out::address);
    popularity.write(out);
    out.count(contradictions.size());
    contradictions.forEach(out::text);
  }

  static LocalRoles read(StateReader in) {
    LearnedKinds kinds = readKinds(in);
    Set<IpAddress> many = new HashSet<>();
    for (int i = in.size(); i > 0; i--) {
      many.add(in.address());
    }
    Popularity popularity = Popularity.read(in);
    List<String> contradictions = new ArrayList<>();
    for (int i = in.size(); i > 0; i--) {
      contradictions.add(in.text());
    }
    return new LocalRoles(kinds, many, popularity, contradictions);
  }

  /** Writes learned kinds. */
  public static void write(LearnedKinds kinds, StateWriter out) {
    out.count(kinds.kinds().size());
    kinds
        .kinds()
        .forEach((key, kind) -> {
          out.count(key.asn());
          out.optionalAddress(key.block());
          out.count(kind.ordinal());
        });
  }

  /** Reads what {@link #write(LearnedKinds, StateWriter)} wrote. */
  public static LearnedKinds readKinds(StateReader in) {
    SortedMap<NetworkKey, NetworkKind> kinds = new TreeMap<>();
    for (int i = in.size(); i > 0; i--) {
      NetworkKey key = new NetworkKey(in.count(), in.optionalAddress());
      int kind = in.smallCount();
      if (kind >= NetworkKind.values().length) {
        throw new StateReader.StateFormatException("no network kind " + kind);
      }
      kinds.put(key, NetworkKind.values()[kind]);
    }
    return new LearnedKinds(kinds);
  }
}
