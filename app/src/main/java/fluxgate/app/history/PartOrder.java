package fluxgate.app.history;

import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The names and records of a part as the tuples of its days have them, and their ranks in the
 * orders of tuples: worked out once for all days of the part.
 */
final class PartOrder {
  /** Owner names reversed, in UTF-8. */
  final byte[][] names;

  /** Records as text, in UTF-8. */
  final byte[][] records;

  /** Names in records reversed, in UTF-8; null where the record is no name. */
  final byte[] @Nullable [] targets;

  final int[] nameRanks;
  final int[] recordRanks;

  /** Ranks of addresses; records that are none share the last. */
  final int[] addressRanks;

  /** Ranks of {@link #targets}. */
  final int[] targetRanks;

  PartOrder(Rows rows) {
    names = new byte[rows.part.names.size()][];
    for (int id = 0; id < names.length; id++) {
      names[id] = Part.utf8(History.reversed(rows.part.names.get(id).toString()));
    }
    int count = rows.rdata.size();
    records = new byte[count][];
    targets = new byte[count][];
    @Nullable IpAddress[] addresses = new IpAddress[count];
    for (int id = 0; id < count; id++) {
      Rdata rdata = rows.rdata.get(id);
      records[id] = Part.utf8(Part.text(rdata));
      if (rdata instanceof Rdata.Target t) {
        targets[id] = Part.utf8(History.reversed(t.name().toString()));
      } else if (rdata instanceof Rdata.Address a) {
        addresses[id] = a.address();
      }
    }
    Comparator<byte @Nullable []> octets = PartOrder::compare;
    nameRanks = ranks(names, octets);
    recordRanks = ranks(records, octets);
    targetRanks = ranks(targets, octets);
    addressRanks = ranks(addresses, PartOrder::compare);
  }

  private static int compare(byte @Nullable [] a, byte @Nullable [] b) {
    return a == null || b == null
        ? Boolean.compare(a == null, b == null)
        : Arrays.compareUnsigned(a, b);
  }

  /** As two signed numbers, which is how the columns are compared; none comes last. */
  private static int compare(@Nullable IpAddress a, @Nullable IpAddress b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    int byHigh = Long.compare(a.high(), b.high());
    return byHigh != 0 ? byHigh : Long.compare(a.low(), b.low());
  }

  /** The place of each thing among all; those that are alike share one. */
  private static <T> int[] ranks(@Nullable T[] things, Comparator<@Nullable T> order) {
    Integer[] sorted = new Integer[things.length];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, (a, b) -> order.compare(things[a], things[b]));
    int[] ranks = new int[things.length];
    int rank = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && order.compare(things[sorted[i - 1]], things[sorted[i]]) != 0) {
        rank++;
      }
      ranks[sorted[i]] = rank;
    }
    return ranks;
  }
}
