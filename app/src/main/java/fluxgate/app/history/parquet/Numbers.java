package fluxgate.app.history.parquet;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of whole numbers, or of times. */
public final class Numbers extends Column {
  private static final int INT32 = 1;
  private static final int INT64 = 2;
  private static final int TIMESTAMP_MICROS = 10;

  /** What the numbers are. */
  private enum Kind {
    NARROW,
    WIDE,
    TIME
  }

  private final Kind kind;
  private long[] values = new long[1 << 10];
  private final Levels present = new Levels();
  private int size;
  private int count;
  private long least;
  private long greatest;

  private Numbers(String name, boolean optional, Kind kind) {
    super(name, optional);
    this.kind = kind;
    clear();
  }

  /** Of 32 bits. */
  public static Numbers narrow(String name, boolean optional) {
    return new Numbers(name, optional, Kind.NARROW);
  }

  /** Of 64 bits. */
  public static Numbers wide(String name, boolean optional) {
    return new Numbers(name, optional, Kind.WIDE);
  }

  /** Microseconds since the epoch, UTC. */
  public static Numbers times(String name, boolean optional) {
    return new Numbers(name, optional, Kind.TIME);
  }

  public void add(long value) {
    count++;
    if (isOptional()) {
      present.add(1);
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  public void addNull() {
    count++;
    present.add(0);
  }

  @Override
  void describe(List<SchemaElement> schema) {
    boolean time = kind == Kind.TIME;
    schema.add(
        new SchemaElement(
            name(),
            type(),
            isOptional() ? SchemaElement.OPTIONAL : SchemaElement.REQUIRED,
            0,
            time ? TIMESTAMP_MICROS : null,
            time ? Numbers::timestamp : null));
  }

  /** TIMESTAMP, adjusted to UTC, in microseconds. */
  private static void timestamp(Thrift union) {
    union.struct(
        8,
        timestamp -> {
          timestamp.flag(1, true);
          timestamp.struct(2, unit -> unit.struct(2, micros -> {}));
        });
  }

  @Override
  int type() {
    return kind == Kind.NARROW ? INT32 : INT64;
  }

  @Override
  int valueCount() {
    return count;
  }

  @Override
  int nullCount() {
    return count - size;
  }

  @Override
  byte @Nullable [] least() {
    return size == 0 ? null : plain(least);
  }

  @Override
  byte @Nullable [] greatest() {
    return size == 0 ? null : plain(greatest);
  }

  private byte[] plain(long value) {
    Octets octets = new Octets();
    if (kind == Kind.NARROW) {
      octets.int32((int) value);
    } else {
      octets.int64(value);
    }
    return octets.toArray();
  }

  @Override
  @Nullable Octets dictionary() {
    return null;
  }

  @Override
  int dictionarySize() {
    return 0;
  }

  @Override
  int encoding() {
    return DELTA_BINARY_PACKED;
  }

  @Override
  void page(Octets out) {
    if (isOptional()) {
      present.write(out);
    }
    Delta.write(values, size, kind == Kind.NARROW, out);
  }

  @Override
  void clear() {
    size = 0;
    count = 0;
    present.clear();
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
  }
}
