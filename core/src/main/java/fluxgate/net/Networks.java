package fluxgate.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the network behind an address: the snapshot that the detector asks. A network
 * map speaks for the reserved ranges that it covers, the table of autonomous systems for public
 * ones, and the kinds say what each is used for.
 *
 * <p>Answers never change, so it may be shared between threads. Table and kinds are not fetched
 * before the first public address is looked up.
 */
public final class Networks {
  private final NetworkMap map;
  private final Supplier<? extends AsnSource> table;
  private final Supplier<NetworkKinds> kinds;
  private final boolean reservedToo;
  private final boolean announced;
  private final Map<AsnRecord, Network> known = new ConcurrentHashMap<>();
  private final Map<AsnRecord, Network> exercised = new ConcurrentHashMap<>();
  private volatile @Nullable AsnSource fetched;

  /**
   * A snapshot over these.
   *
   * @param table asked for at most once, by whichever thread needs it first
   */
  public Networks(NetworkMap map, Supplier<? extends AsnSource> table, NetworkKinds kinds) {
    this(map, table, () -> kinds, false, true);
  }

  private Networks(
      NetworkMap map,
      Supplier<? extends AsnSource> table,
      Supplier<NetworkKinds> kinds,
      boolean reservedToo,
      boolean announced) {
    this.map = map;
    this.table = table;
    this.kinds = kinds;
    this.reservedToo = reservedToo;
    this.announced = announced;
  }

  /**
   * A snapshot over a table that its user made, and which may name reserved ranges as well:
   * exercises and simulations number their networks from them. Private ranges stay private.
   */
  public static Networks ofOwn(NetworkMap map, AsnSource table, NetworkKinds kinds) {
    return new Networks(map, () -> table, () -> kinds, true, true);
  }

  /**
   * The same addresses are usable, and nothing is known of the network behind any: what an
   * organisation without a table of autonomous systems has.
   */
  public Networks unannounced() {
    return new Networks(map, table, kinds, reservedToo, false);
  }

  /** A snapshot over the table and the kinds that Fluxgate carries. */
  public static Networks bundled(NetworkMap map) {
    return new Networks(map, AsnTable::bundled, NetworkKinds::bundled, false, true);
  }

  /** The network that announces the address; null where nothing is known or it is reserved. */
  public @Nullable Network lookup(IpAddress address) {
    return announced ? find(address) : null;
  }

  private @Nullable Network find(IpAddress address) {
    Network mapped = map.lookup(address);
    if (mapped != null) {
      return mapped;
    }
    SpecialRanges.Purpose purpose = SpecialRanges.purposeOf(address);
    if (purpose != null) {
      return reservedToo ? exercised(address, purpose) : null;
    }
    AsnRecord asn = table().lookup(SpecialRanges.untranslated(address));
    return asn == null ? null : known.computeIfAbsent(asn, this::network);
  }

  private @Nullable Network exercised(IpAddress address, SpecialRanges.Purpose purpose) {
    if (!purpose.isMappable() || purpose == SpecialRanges.Purpose.PRIVATE) {
      return null;
    }
    AsnRecord asn = table().lookup(address);
    if (asn == null) {
      return null;
    }
    NetworkKind kind = kinds.get().kind(asn.asn(), asn.name());
    return exercised.computeIfAbsent(
        asn, record -> new Network(record.asn(), record.name(), record.country(), kind, true));
  }

  private Network network(AsnRecord asn) {
    NetworkKind kind = kinds.get().kind(asn.asn(), asn.name());
    return new Network(asn.asn(), asn.name(), asn.country(), kind, false);
  }

  private AsnSource table() {
    AsnSource source = fetched;
    if (source == null) {
      synchronized (known) {
        source = fetched;
        if (source == null) {
          source = table.get();
          fetched = source;
        }
      }
    }
    return source;
  }

  /**
   * Whether an answer there can say anything about who hosts a name: a public address, or one that
   * the network map or the user's own table covers.
   */
  public boolean isUsable(IpAddress address) {
    return !SpecialRanges.isReserved(address) || find(address) != null;
  }

  /** The addresses that {@link #isUsable}, sorted and distinct. */
  public List<IpAddress> usable(List<IpAddress> addresses) {
    List<IpAddress> usable = new ArrayList<>(addresses.size());
    for (IpAddress address : addresses) {
      if (isUsable(address) && !usable.contains(address)) {
        usable.add(address);
      }
    }
    Collections.sort(usable);
    return usable;
  }
}
