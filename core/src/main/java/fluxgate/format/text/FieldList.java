package fluxgate.format.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Several values of one record: a JSON array, a single JSON value, or a Zeek set or vector. Where
 * the notation allows it the list stays in one piece until somebody asks for its values.
 */
public final class FieldList extends FieldSequence<FieldValue> {
  /** The {@link #kind} of a list that does not stand in one piece. */
  public static final int IN_PIECES = -1;

  /** The {@link #kind} of a list that is absent or empty. */
  public static final int NOTHING = 0;

  static final int CELLS = 1;
  static final int JSON = 2;

  private final FieldValue whole = new FieldValue();
  private int kind = IN_PIECES;
  private boolean unsplit;
  private @Nullable ZeekHeader header;
  private long[] wholes = new long[16];

  FieldList() {
    super(FieldValue::new);
  }

  /**
   * How {@link #whole} is to be read: lists of the same kind whose octets are equal are equal. Or
   * {@link #IN_PIECES}.
   */
  public int kind() {
    return kind;
  }

  /** The octets of the whole list, without what stands around it. */
  public FieldValue whole() {
    return whole;
  }

  /** Takes cells separated as the header says, at least one. */
  void packCells(ZeekHeader head, byte[] buffer, int start, int end) {
    begin();
    header = head;
    whole.set(buffer, start, end - start);
    unsplit = true;
    kind = head.isStandard() ? CELLS : IN_PIECES;
  }

  /** Takes what stands between the brackets of a JSON array of plain values, at least one. */
  void packJson(byte[] buffer, int start, int end) {
    begin();
    whole.set(buffer, start, end - start);
    unsplit = true;
    kind = JSON;
  }

  /** Takes a list that is there, and empty. */
  void packNothing() {
    begin();
    kind = NOTHING;
  }

  @Override
  public void clear() {
    super.clear();
    whole.clear();
    unsplit = false;
    kind = NOTHING;
  }

  @Override
  void begin() {
    super.begin();
    whole.clear();
    unsplit = false;
    kind = IN_PIECES;
  }

  @Override
  public boolean isComplete() {
    // A list of so many octets has no more elements than that and one.
    if (unsplit && whole.length() >= MOST) {
      split();
    }
    return super.isComplete();
  }

  @Override
  public int size() {
    split();
    return super.size();
  }

  @Override
  public FieldValue get(int index) {
    split();
    return super.get(index);
  }

  /** Whether there is a first value and it begins with these ASCII characters. */
  public boolean startsWith(String ascii) {
    if (unsplit && kind == CELLS && ascii.indexOf(',') < 0) {
      return whole.startsWith(ascii);
    }
    if (unsplit && kind == JSON && whole.charAt(0) == '"') {
      return whole.startsWith(ascii, 1);
    }
    return size() > 0 && get(0).startsWith(ascii);
  }

  /**
   * Reads all values as {@link FieldValue#whole()} does, for {@link #whole(int)}.
   *
   * @return how many
   */
  public int readWholes() {
    int count = unsplit ? plainWholes() : -1;
    if (count >= 0) {
      return count;
    }
    count = size();
    if (wholes.length < count) {
      wholes = new long[count];
    }
    for (int i = 0; i < count; i++) {
      wholes[i] = get(i).whole();
    }
    return count;
  }

  /** A value that {@link #readWholes} read. */
  public long whole(int index) {
    return wholes[index];
  }

  /** As {@link #readWholes} for plain digits with a plain fraction; -1 where any is otherwise. */
  private int plainWholes() {
    if (kind == IN_PIECES || whole.length() > MOST) {
      return -1;
    }
    int count = 0;
    int at = 0;
    while (true) {
      if (count == wholes.length) {
        wholes = Arrays.copyOf(wholes, 2 * count);
      }
      int next = whole.plainWhole(at, wholes, count++);
      if (next < 0) {
        return -1;
      }
      if (next == whole.length()) {
        return count;
      }
      if (whole.charAt(next) != ',') {
        return -1;
      }
      at = next + 1;
    }
  }

  private void split() {
    if (!unsplit) {
      return;
    }
    unsplit = false;
    if (kind == JSON) {
      JsonScan.split(whole, this);
    } else if (header != null) {
      header.split(whole, this);
    }
  }

  @Override
  public void unescape(boolean doubled) {
    split();
    kind = IN_PIECES;
    super.unescape(doubled);
  }
}
