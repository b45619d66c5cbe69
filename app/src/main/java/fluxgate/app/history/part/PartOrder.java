package fluxgate.app.history.part;

import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.nio.ByteBuffer;
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

  PartOrder(AnswerRows rows) {
    names = new byte[rows.part.names.size()][];
    for (int id = 0; id < names.length; id++) {
      names[id] = Part.utf8(TupleFile.reversed(rows.part.names.get(id).toString()));
    }
    int count = rows.rdata.size();
    records = new byte[count][];
    targets = new byte[count][];
    byte[] @Nullable [] addresses = new byte[count][];
    for (int id = 0; id < count; id++) {
      Rdata rdata = rows.rdata.get(id);
      records[id] = rows.recordText(id);
      if (rdata instanceof Rdata.Target t) {
        targets[id] = Part.utf8(TupleFile.reversed(t.name().toString()));
      } else if (rdata instanceof Rdata.Address a) {
        addresses[id] = signed(a.address());
      }
    }
    nameRanks = OctetOrder.ranks(names);
    recordRanks = OctetOrder.ranks(records);
    targetRanks = OctetOrder.ranks(targets);
    addressRanks = OctetOrder.ranks(addresses);
  }

  /** Octets that sort as the two signed numbers do, by which the columns are compared. */
  private static byte[] signed(IpAddress address) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(address.high() ^ Long.MIN_VALUE)
        .putLong(address.low() ^ Long.MIN_VALUE)
        .array();
  }
}
