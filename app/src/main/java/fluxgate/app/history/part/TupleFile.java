package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import fluxgate.app.history.part.DayTuples.Aspect;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the tuples of a day in one of their orders, with {@link TupleColumns}. */
public final class TupleFile {
  /** Types whose record is a name that can be asked for, as the store writes them. */
  public static final List<String> TARGETS =
      RRType.endingInName().stream().map(RRType::toString).toList();

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
    TupleColumns columns = new TupleColumns(kind, this::meaning);
    @Nullable Texts target = byAddress ? columns.text(TupleColumns.TARGET) : null;
    Texts owner = columns.text("owner_reversed");
    Texts rdata = columns.text("rdata");
    List<Texts> ofAspect =
        Stream.of("type", "vantage", "position", "origin", "ttl_kind").map(columns::text).toList();
    try (ParquetFile out = columns.file(path)) {
      for (int tuple : byAddress ? byAddress() : byName()) {
        int of = tuples.aspect(tuple);
        int record = tuples.record(tuple);
        if (target != null) {
          IpAddress address = address(record, of);
          columns.addAddress(
              address != null,
              address == null ? 0 : address.high(),
              address == null ? 0 : address.low());
          target.add(holdsNames[of] ? record : -1);
        }
        owner.add(tuples.name(tuple));
        rdata.add(record);
        ofAspect.forEach(text -> text.add(of));
        columns.first.add(Math.floorDiv(tuples.first(tuple), Times.SECOND));
        columns.last.add(Math.floorDiv(tuples.last(tuple), Times.SECOND));
        columns.count.add(tuples.count(tuple));
        columns.addTtl(tuples.ttlMin(tuple), tuples.ttlMax(tuple));
        columns.clients.add(tuples.clients(tuple));
        out.endRow();
      }
      out.finish();
    }
  }

  /** What the numbers of a column stand for: of names, of records, or of aspects. */
  private Texts.Meaning meaning(String column) {
    Ids<Aspect> aspects = tuples.aspects;
    return switch (column) {
      case TupleColumns.TARGET -> this::target;
      case "owner_reversed" -> id -> part.names[id];
      case "rdata" -> id -> part.records[id];
      case "type" -> id -> Part.utf8(aspects.get(id).type());
      case "vantage" -> id -> Part.utf8(aspects.get(id).vantage().sensor());
      case "position" -> id -> Part.utf8(Part.word(aspects.get(id).vantage().position()));
      case "origin" -> id -> Part.utf8(Part.word(aspects.get(id).origin()));
      case "ttl_kind" -> id -> Part.utf8(Part.word(aspects.get(id).ttlKind()));
      default -> throw new IllegalArgumentException(column);
    };
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
    int[] targetRanks = targetRanks();
    int[] ranks = new int[tuples.size()];
    for (int tuple = 0; tuple < ranks.length; tuple++) {
      int record = tuples.record(tuple);
      int of = tuples.aspect(tuple);
      ranks[tuple] =
          address(record, of) != null
              ? part.addressRanks[record]
              : holdsNames[of] ? count + targetRanks[record] : 2 * count;
    }
    return ranks;
  }

  /** Ranks of what is written as a name; damaged records that are none are written so, too. */
  private int[] targetRanks() {
    byte[] @Nullable [] targets = part.targets.clone();
    boolean isOdd = false;
    for (int tuple = 0; tuple < tuples.size(); tuple++) {
      int record = tuples.record(tuple);
      if (targets[record] == null && holdsNames[tuples.aspect(tuple)]) {
        targets[record] = target(record);
        isOdd = true;
      }
    }
    return isOdd ? OctetOrder.ranks(targets) : part.targetRanks;
  }

  private int[] typeRanks() {
    return aspectRanks(Comparator.comparing(Aspect::type));
  }

  private int[] aspectRanks() {
    return aspectRanks(
        Comparator.<Aspect, byte[]>comparing(
                aspect -> Part.utf8(aspect.vantage().sensor()), Arrays::compareUnsigned)
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
