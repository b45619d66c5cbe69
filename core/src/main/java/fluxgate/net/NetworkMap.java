package fluxgate.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Networks that somebody drew over reserved ranges, for exercises, samples and laboratories: a
 * table {@code prefix,asn,as_name,country,kind} with an optional header and {@code #} comments.
 *
 * <p>A map speaks for reserved ranges only (see {@link SpecialRanges.Purpose#isMappable}), so no
 * file among the telemetry can change what is known of the real internet; its networks are {@link
 * Network#synthetic}. Immutable.
 */
public final class NetworkMap {
  /** Speaks for nothing. */
  public static final NetworkMap EMPTY = new NetworkMap(List.of());

  private static final List<String> HEADER = List.of("prefix", "asn", "as_name", "country", "kind");

  private record Entry(IpPrefix prefix, Network network) {}

  private final List<Entry> entries;
  private final AddressRanges ranges;

  private NetworkMap(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    AddressRanges.Collector collector = new AddressRanges.Collector();
    for (int i = 0; i < entries.size(); i++) {
      IpPrefix prefix = entries.get(i).prefix;
      collector.add(prefix.address(), prefix.last(), i);
    }
    this.ranges = collector.toRanges();
  }

  /** Whether a file that begins with these lines is a network map, rightly filled in or not. */
  public static boolean recognises(List<String> lines) {
    for (String line : lines) {
      if (CsvRows.isRow(line)) {
        List<String> fields = CsvRows.split(line);
        return fields != null && (isHeader(fields) || hasShapeOfRow(fields));
      }
    }
    return false;
  }

  private static boolean isHeader(List<String> fields) {
    return fields.stream().map(f -> f.toLowerCase(Locale.ROOT)).toList().equals(HEADER);
  }

  private static boolean hasShapeOfRow(List<String> fields) {
    return fields.size() == HEADER.size()
        && fields.get(0).indexOf('/') > 0
        && IpPrefix.parse(fields.get(0)) != null
        && AsnRecord.parseAsn(fields.get(1)) > 0
        && NetworkKind.parse(fields.get(4)) != null;
  }

  /**
   * Reads a map. Of overlapping prefixes the longest says, of equal ones the last. The stream stays
   * open.
   *
   * @param ledger gets every row, with the reason where it was rejected
   */
  public static NetworkMap parse(InputStream in, RowLedger ledger) throws IOException {
    List<Entry> entries = new ArrayList<>();
    CsvRows rows = new CsvRows(in, ledger);
    boolean isFirst = true;
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      if (!isFirst || !isHeader(row)) {
        addRow(row, entries, ledger);
      }
      isFirst = false;
    }
    return new NetworkMap(entries);
  }

  private static void addRow(List<String> row, List<Entry> entries, RowLedger ledger) {
    if (row.size() != HEADER.size()) {
      ledger.reject("wrong_column_count");
      return;
    }
    IpPrefix prefix = IpPrefix.parse(row.get(0));
    long asn = AsnRecord.parseAsn(row.get(1));
    NetworkKind kind = NetworkKind.parse(row.get(4));
    if (prefix == null) {
      ledger.reject("bad_prefix");
    } else if (asn < 0) {
      ledger.reject("bad_asn");
    } else if (kind == null) {
      ledger.reject("bad_kind");
    } else if (!SpecialRanges.isMappable(prefix)) {
      ledger.reject("range_not_reserved");
    } else {
      String country = AsnRecord.parseCountry(row.get(3));
      entries.add(new Entry(prefix, new Network(asn, row.get(2), country, kind, true)));
      ledger.accept();
    }
  }

  /** This map and the other; where both speak for equally long prefixes, the other says. */
  public NetworkMap with(NetworkMap other) {
    List<Entry> both = new ArrayList<>(entries);
    both.addAll(other.entries);
    return new NetworkMap(both);
  }

  /** The network that the map has there; null where it says nothing. */
  public @Nullable Network lookup(IpAddress address) {
    int found = ranges.find(address);
    return found == AddressRanges.NONE ? null : entries.get(found).network;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
