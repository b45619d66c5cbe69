package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.app.history.parquet.Column;
import fluxgate.app.history.parquet.Numbers;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import fluxgate.app.history.part.DayTuples.Aspect;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes the tuples of a day in one of their orders, with the columns of {@code RollUp}. */
public final class TupleFile {
  /** Types whose record is a name that can be asked for, as the store writes them. */
  public static final List<String> TARGETS =
      RRType.endingInName().stream().map(RRType::toString).toList();

  /**
   * Rows of tuples that a look-up reads at least. Small, as a look-up wants few of them; below this
   * the parts of a file that every look-up reads, the footers, outgrow it.
   */
  public static final int ROW_GROUP = 16_384;

  /** Bits that are sorted by at a time. */
  private static final int DIGIT = 12;

  private final DayTuples tuples;

  private final PartOrder part;

  /** By aspect: whether its records are addresses. */
  private final boolean[] holdsAddresses;

  /** By aspect: whether its records are names that can be asked for. */
  private final boolean[] holdsNames;

  private TupleFile(DayTuples tuples) {
    this.tuples = tuples;
    part = tuples.rows.partOrder();
    holdsAddresses = new boolean[tuples.aspects.size()];
    holdsNames = new boolean[holdsAddresses.length];
    for (int aspect = 0; aspect < holdsNames.length; aspect++) {
      String type = tuples.aspects.get(aspect).type();
      holdsAddresses[aspect] = type.equals("A") || type.equals("AAAA");
      holdsNames[aspect] = TARGETS.contains(type);
    }
  }

  /** Writes the file. */
  static void write(DayTuples tuples, Kind kind, Path path) throws IOException {
    new TupleFile(tuples).write(kind, path);
  }

  private void write(Kind kind, Path path) throws IOException {
    boolean byAddress = kind == Kind.BY_ADDRESS;
    Ids<Aspect> aspects = tuples.aspects;
    Texts owner = Texts.of("owner_reversed", false, id -> part.names[id]);
    Texts rdata = Texts.of("rdata", false, id -> part.records[id]);
    Texts type = Texts.of("type", false, id -> Part.utf8(aspects.get(id).type()));
    Texts vantage = Texts.of("vantage", false, id -> Part.utf8(aspects.get(id).vantage().sensor()));
    Texts position =
        Texts.of(
            "position", false, id -> Part.utf8(Part.word(aspects.get(id).vantage().position())));
    Texts origin = Texts.of("origin", false, id -> Part.utf8(Part.word(aspects.get(id).origin())));
    Texts ttlKind =
        Texts.of("ttl_kind", false, id -> Part.utf8(Part.word(aspects.get(id).ttlKind())));
    Numbers first = Numbers.wide("time_first", false);
    Numbers last = Numbers.wide("time_last", false);
    Numbers count = Numbers.wide("count", false);
    Numbers ttlMin = Numbers.narrow("ttl_min", true);
    Numbers ttlMax = Numbers.narrow("ttl_max", true);
    Numbers clients = Numbers.narrow("clients", false);
    Numbers high = Numbers.wide("address_high", true);
    Numbers low = Numbers.wide("address_low", true);
    Texts target = Texts.of("rdata_reversed", true, this::target);
    List<Column> columns = new ArrayList<>();
    if (byAddress) {
      columns.addAll(List.of(high, low, target, rdata, type, owner));
    } else {
      columns.addAll(List.of(owner, type, rdata));
    }
    columns.addAll(
        List.of(vantage, position, origin, ttlKind, first, last, count, ttlMin, ttlMax, clients));
    try (ParquetFile out = new ParquetFile(path, columns, ROW_GROUP, Table.MADE_BY)) {
      for (int tuple : byAddress ? byAddress() : byName()) {
        int of = tuples.aspect(tuple);
        int record = tuples.record(tuple);
        if (byAddress) {
          IpAddress address = address(record, of);
          if (address == null) {
            high.addNull();
            low.addNull();
          } else {
            high.add(address.high());
            low.add(address.low());
          }
          target.add(holdsNames[of] ? record : -1);
        }
        owner.add(tuples.name(tuple));
        type.add(of);
        rdata.add(record);
        vantage.add(of);
        position.add(of);
        origin.add(of);
        ttlKind.add(of);
        first.add(Math.floorDiv(tuples.first(tuple), Times.SECOND));
        last.add(Math.floorDiv(tuples.last(tuple), Times.SECOND));
        count.add(tuples.count(tuple));
        if (tuples.ttlMin(tuple) < 0) {
          ttlMin.addNull();
          ttlMax.addNull();
        } else {
          ttlMin.add(tuples.ttlMin(tuple));
          ttlMax.add(tuples.ttlMax(tuple));
        }
        clients.add(tuples.clients(tuple));
        out.endRow();
      }
      out.finish();
    }
  }

  private @Nullable IpAddress address(int record, int aspect) {
    return holdsAddresses[aspect] && tuples.rows.rdata.get(record) instanceof Rdata.Address a
        ? a.address()
        : null;
  }

  private byte[] target(int record) {
    byte[] target = part.targets[record];
    return target != null ? target : Part.utf8(reversed(Part.text(tuples.rows.rdata.get(record))));
  }

  /** The parts between dots in reverse order; the same again gives the name back. */
  public static String reversed(String name) {
    StringBuilder reversed = new StringBuilder(name.length());
    int end = name.length();
    for (int dot = name.lastIndexOf('.'); dot >= 0; dot = name.lastIndexOf('.', dot - 1)) {
      reversed.append(name, dot + 1, end).append('.');
      end = dot;
    }
    return reversed.append(name, 0, end).toString();
  }

  /** The tuples by owner, type, record, aspect. */
  private int[] byName() {
    int[] order = inOrder(tuples.size());
    sort(order, tuples::aspect, aspectRanks());
    sort(order, tuples::record, part.recordRanks);
    sort(order, tuples::aspect, typeRanks());
    sort(order, tuples::name, part.nameRanks);
    return order;
  }

  /** The tuples by address, name in the record, text of the record, type, owner, aspect. */
  private int[] byAddress() {
    int[] order = inOrder(tuples.size());
    sort(order, tuples::aspect, aspectRanks());
    sort(order, tuples::name, part.nameRanks);
    sort(order, tuples::aspect, typeRanks());
    sort(order, tuples::record, part.recordRanks);
    sort(order, tuple -> tuple, placeRanks());
    return order;
  }

  /** Ranks of tuples by address and then by name in the record; absent last. */
  private int[] placeRanks() {
    int count = tuples.rows.rdata.size();
    int[] ranks = new int[tuples.size()];
    for (int tuple = 0; tuple < ranks.length; tuple++) {
      int record = tuples.record(tuple);
      int of = tuples.aspect(tuple);
      ranks[tuple] =
          address(record, of) != null
              ? part.addressRanks[record]
              : holdsNames[of] ? count + part.targetRanks[record] : 2 * count;
    }
    return ranks;
  }

  private int[] typeRanks() {
    return aspectRanks(Comparator.comparing(Aspect::type));
  }

  private int[] aspectRanks() {
    return aspectRanks(
        Comparator.<Aspect, String>comparing(aspect -> aspect.vantage().sensor())
            .thenComparing(aspect -> Part.word(aspect.vantage().position()))
            .thenComparing(aspect -> Part.word(aspect.origin()))
            .thenComparing(aspect -> Part.word(aspect.ttlKind())));
  }

  private int[] aspectRanks(Comparator<Aspect> comparator) {
    int[] ranks = new int[tuples.aspects.size()];
    for (int a = 0; a < ranks.length; a++) {
      for (int b = 0; b < ranks.length; b++) {
        if (comparator.compare(tuples.aspects.get(b), tuples.aspects.get(a)) < 0) {
          ranks[a]++;
        }
      }
    }
    return ranks;
  }

  private static int[] inOrder(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /**
   * Sorts tuples by the rank of a thing that each has, and leaves those of one rank as they lie:
   * twelve bits at a time, from the lowest.
   */
  private static void sort(int[] order, IntUnaryOperator thing, int[] ranks) {
    int most = 0;
    for (int rank : ranks) {
      most = Math.max(most, rank);
    }
    long[] from = new long[order.length]; // the rank above the tuple, so that it is looked up once
    for (int i = 0; i < order.length; i++) {
      from[i] = (long) ranks[thing.applyAsInt(order[i])] << Integer.SIZE | order[i];
    }
    long[] to = new long[order.length];
    for (int shift = Integer.SIZE;
        shift < Long.SIZE && most >>> shift - Integer.SIZE != 0;
        shift += DIGIT) {
      int[] starts = new int[(1 << DIGIT) + 1];
      for (long entry : from) {
        starts[((int) (entry >>> shift) & (1 << DIGIT) - 1) + 1]++;
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      for (long entry : from) {
        to[starts[(int) (entry >>> shift) & (1 << DIGIT) - 1]++] = entry;
      }
      long[] swapped = from;
      from = to;
      to = swapped;
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) from[i];
    }
  }
}
