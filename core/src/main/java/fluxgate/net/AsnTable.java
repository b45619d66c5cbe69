package fluxgate.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which autonomous system announces an address: disjoint ranges over both families. Immutable and
 * safe to share; a lookup is one binary search.
 *
 * <p>It is a picture of one day: an address of an old capture may have had another owner.
 */
public final class AsnTable implements AsnSource {
  private final String resource;
  private final AddressRanges ranges;
  private final AsnRecords records;

  AsnTable(String resource, AddressRanges ranges, AsnRecords records) {
    this.resource = resource;
    this.ranges = ranges;
    this.records = records;
  }

  /** The table that Fluxgate carries. Takes 20 MB: keep it. */
  public static AsnTable bundled() {
    String resource = "asn.bin";
    try (InputStream in = AsnTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from this build of Fluxgate");
      }
      return AsnTableCodec.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads ranges {@code first,last,asn,name[,country]}: addresses as text and inclusive, both
   * families in one file, in any order; {@code AS64500} is {@code 64500}; a header row is passed
   * over. Where ranges overlap the narrowest says, of equally narrow ones the last. The stream
   * stays open.
   *
   * @param ledger gets every row, with the reason where it was rejected
   */
  public static AsnTable fromCsv(String resource, InputStream in, RowLedger ledger)
      throws IOException {
    AddressRanges.Collector collector = new AddressRanges.Collector();
    List<AsnRecord> records = new ArrayList<>();
    Map<AsnRecord, Integer> known = new HashMap<>();
    CsvRows rows = new CsvRows(in, ledger);
    boolean isFirst = true;
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      boolean isHeader = isFirst && IpAddress.parse(row.get(0)) == null && !hasAsn(row);
      isFirst = false;
      if (isHeader) {
        continue;
      }
      IpAddress first = IpAddress.parse(row.get(0));
      IpAddress last = row.size() < 2 ? null : IpAddress.parse(row.get(1));
      if (row.size() < 3) {
        ledger.reject("too_few_columns");
      } else if (first == null || last == null) {
        ledger.reject("bad_address");
      } else if (!hasAsn(row)) {
        ledger.reject("bad_asn");
      } else {
        AsnRecord asn =
            new AsnRecord(
                AsnRecord.parseAsn(row.get(2)),
                row.size() > 3 ? row.get(3) : "",
                row.size() > 4 ? AsnRecord.parseCountry(row.get(4)) : null);
        Integer index = known.putIfAbsent(asn, records.size());
        if (index == null) {
          records.add(asn);
        }
        if (collector.add(first, last, index == null ? records.size() - 1 : index)) {
          ledger.accept();
        } else {
          ledger.reject("bad_range");
        }
      }
    }
    return sorted(resource, collector.toRanges(), records);
  }

  /** The table with its systems in order of number, as its compact form wants them. */
  private static AsnTable sorted(String resource, AddressRanges ranges, List<AsnRecord> records) {
    Integer[] order = new Integer[records.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong((Integer i) -> records.get(i).asn()));
    int[] placeOf = new int[order.length];
    List<AsnRecord> inOrder = new ArrayList<>(order.length);
    for (int place = 0; place < order.length; place++) {
      placeOf[order[place]] = place;
      inOrder.add(records.get(order[place]));
    }
    for (int[] values : List.of(ranges.v4().value(), ranges.v6().value())) {
      Arrays.setAll(values, i -> placeOf[values[i]]);
    }
    return new AsnTable(resource, ranges, AsnRecords.of(inOrder));
  }

  private static boolean hasAsn(List<String> row) {
    return row.size() > 2 && AsnRecord.parseAsn(row.get(2)) > 0;
  }

  @Override
  public @Nullable AsnRecord lookup(IpAddress address) {
    int index = ranges.find(address);
    return index == AddressRanges.NONE ? null : records.get(index);
  }

  /** Where the table is from: a line for people. */
  public String resource() {
    return resource;
  }

  /** How many ranges of addresses. */
  public int rangeCount() {
    return ranges.size();
  }

  AddressRanges ranges() {
    return ranges;
  }

  AsnRecords records() {
    return records;
  }
}
