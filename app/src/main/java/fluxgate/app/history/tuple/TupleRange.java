package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.parquet.RowGroup;
import fluxgate.app.history.part.TupleColumns;
import fluxgate.app.history.part.TupleFile;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tuples that lie next to one another in a file that is sorted: what a look-up asks for. */
public sealed interface TupleRange {
  /** Columns of a file by address. */
  String HIGH = "address_high";

  String LOW = "address_low";

  /** Whether a row group may have some of them, by what the footer says of it. */
  boolean mayBeIn(RowGroup group);

  /**
   * Whether a row is one of them, by its first text and its address. Each row of a row group is
   * asked: one that is damaged, and sorts as others do not, hides none of them.
   */
  boolean has(TupleKey row);

  /** All of a file. */
  record All() implements TupleRange {
    @Override
    public boolean mayBeIn(RowGroup group) {
      return true;
    }

    @Override
    public boolean has(TupleKey row) {
      return true;
    }
  }

  /**
   * Those whose name in one column, reversed, is in a range.
   *
   * @param column the first text that the file is sorted by
   * @param from the least
   * @param to what all are below; null where there is no greatest
   */
  record Names(String column, byte[] from, byte @Nullable [] to) implements TupleRange {
    /**
     * Names, and others that whoever asks leaves out: the order of texts is not quite that of
     * names.
     */
    public static Names of(Kind kind, DomainName name, Question.Reach reach) {
      String column = TupleColumns.key(kind).getFirst();
      byte[] key = key(name);
      if (reach == Question.Reach.ITSELF) {
        return new Names(column, key, Arrays.copyOf(key, key.length + 1)); // the text after it
      }
      if (name.isRoot()) {
        return new Names(column, new byte[0], null);
      }
      byte[] below = Arrays.copyOf(key, key.length + 1);
      below[key.length] = '.';
      byte[] after = Arrays.copyOf(key, key.length + 1);
      after[key.length] = '.' + 1;
      return new Names(column, reach == Question.Reach.BELOW ? below : key, after);
    }

    private static byte[] key(DomainName name) {
      return TupleFile.reversed(name.toString()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean mayBeIn(RowGroup group) {
      if (!group.mayHave(column)) {
        return false;
      }
      byte[] least = group.least(column);
      byte[] greatest = group.greatest(column);
      return (greatest == null || Arrays.compareUnsigned(greatest, from) >= 0)
          && (least == null || to == null || Arrays.compareUnsigned(least, to) < 0);
    }

    @Override
    public boolean has(TupleKey row) {
      byte[] text = row.texts[0];
      return text != null
          && Arrays.compareUnsigned(text, from) >= 0
          && (to == null || Arrays.compareUnsigned(text, to) < 0);
    }
  }

  /**
   * Those whose record is an address of a block. The halves of addresses are compared as signed
   * numbers, as they are sorted.
   */
  record Addresses(long firstHigh, long firstLow, long lastHigh, long lastLow)
      implements TupleRange {
    public static Addresses of(IpPrefix block) {
      IpAddress first = block.address();
      IpAddress last = block.last();
      if (first.high() == last.high() && (first.low() != 0 || last.low() != -1)) {
        return new Addresses(first.high(), first.low(), last.high(), last.low());
      }
      return first.high() == 0 && last.high() == -1 // all, and signed numbers begin elsewhere
          ? new Addresses(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)
          : new Addresses(first.high(), Long.MIN_VALUE, last.high(), Long.MAX_VALUE);
    }

    @Override
    public boolean mayBeIn(RowGroup group) {
      long leastHigh = group.leastNumber(HIGH);
      long greatestHigh = group.greatestNumber(HIGH);
      if (!group.mayHave(HIGH) || greatestHigh < firstHigh || leastHigh > lastHigh) {
        return false;
      }
      return leastHigh != greatestHigh // else the low halves are sorted as well
          || !(leastHigh == firstHigh && group.greatestNumber(LOW) < firstLow)
              && !(leastHigh == lastHigh && group.leastNumber(LOW) > lastLow);
    }

    @Override
    public boolean has(TupleKey row) {
      return row.hasAddress
          && (row.high > firstHigh || row.high == firstHigh && row.low >= firstLow)
          && (row.high < lastHigh || row.high == lastHigh && row.low <= lastLow);
    }
  }
}
