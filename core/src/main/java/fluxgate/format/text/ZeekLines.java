package fluxgate.format.text;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one Zeek log in either notation: JSON objects, or tab-separated columns named by header
 * lines. One input may hold several headers (logs put together); each governs what follows.
 *
 * <p>Columns are found by {@code #fields}, never by position. {@code #separator}, {@code
 * #set_separator}, {@code #empty_field} and {@code #unset_field} are honoured; {@code \xHH} escapes
 * are replaced in values.
 */
public final class ZeekLines {
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_HEADER = Outcome.rejected("no_header");
  private static final Outcome WRONG_COLUMN_COUNT = Outcome.rejected("wrong_column_count");
  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");

  private final String path;
  private final Predicate<Set<String>> signature;
  private final FieldRow row;
  private final FieldValue jsonPath;
  private final JsonLine json = new JsonLine();
  private final ZeekHeader header = new ZeekHeader();
  private @Nullable Field @Nullable [] columns;
  private boolean otherLog;

  /**
   * @param path the log's name, as {@code #path} and {@code _path} have it
   * @param signature whether a record with these columns is of this log
   * @param row filled by {@link #read}
   */
  public ZeekLines(String path, Predicate<Set<String>> signature, FieldRow row) {
    this.path = path;
    this.signature = signature;
    this.row = row;
    this.jsonPath = row.value("_path");
  }

  /**
   * Whether the beginning of a stream is of the log with this path and signature. The first header
   * decides; among JSON records the first of this log does.
   */
  public static boolean recognises(Head head, String path, Predicate<Set<String>> signature) {
    ZeekHeader header = new ZeekHeader();
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      byte[] octets = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (line.startsWith("#")) {
        List<String> fields = header.read(octets, 0, octets.length);
        if (fields != null) {
          return signature.test(Set.copyOf(fields));
        }
      } else if (line.startsWith("{")) {
        Set<String> names = json.names(line);
        boolean other = names.contains("_path") && !line.contains("\"" + path + "\"");
        if (!other && signature.test(names)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Fills the row from a line; what became of the line where it is no record of this log. */
  public @Nullable Outcome read(Frame frame) {
    byte[] buffer = frame.buffer;
    int start = frame.start;
    int length = frame.length;
    if (length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (buffer[start] == '#') {
      return readHeader(buffer, start, length);
    }
    if (buffer[start] == '{') {
      if (!json.read(buffer, start, length, row)) {
        return BAD_JSON;
      }
      if (jsonPath.isPresent() && !jsonPath.is(path)) {
        return OTHER_LOG;
      }
    } else {
      Outcome damage = readCells(buffer, start, start + length);
      if (damage != null) {
        return damage;
      }
    }
    for (int i = start; i < start + length; i++) {
      if (buffer[i] == '\\') {
        row.unescape(buffer[start] != '{');
        break;
      }
    }
    return null;
  }

  private Outcome readHeader(byte[] buffer, int start, int length) {
    List<String> fields = header.read(buffer, start, length);
    if (fields != null) {
      columns = new Field[fields.size()];
      Arrays.setAll(columns, i -> row.member(fields.get(i)));
      otherLog = !signature.test(Set.copyOf(fields));
    }
    return Outcome.NOT_A_RECORD;
  }

  private @Nullable Outcome readCells(byte[] buffer, int start, int end) {
    @Nullable Field[] wanted = columns;
    if (wanted == null) {
      return NO_HEADER;
    }
    if (otherLog) {
      return OTHER_LOG;
    }
    row.clear();
    int column = 0;
    int cell = start;
    for (int i = start; i <= end; i++) {
      if (i < end && buffer[i] != header.separator()) {
        continue;
      }
      if (column == wanted.length) {
        return WRONG_COLUMN_COUNT;
      }
      fill(wanted[column++], buffer, cell, i);
      cell = i + 1;
    }
    return column == wanted.length ? null : WRONG_COLUMN_COUNT;
  }

  private void fill(@Nullable Field field, byte[] buffer, int start, int end) {
    if (field instanceof FieldValue value) {
      fill(value, buffer, start, end);
    } else if (field instanceof FieldList list && !header.isUnset(buffer, start, end)) {
      list.clear();
      list.begin();
      if (header.isEmpty(buffer, start, end)) {
        return;
      }
      int element = start;
      for (int i = start; i <= end; i++) {
        if (i == end || buffer[i] == header.setSeparator()) {
          FieldValue value = list.add();
          if (value == null) {
            return;
          }
          fill(value, buffer, element, i);
          element = i + 1;
        }
      }
    }
  }

  private void fill(FieldValue value, byte[] buffer, int start, int end) {
    if (header.isEmpty(buffer, start, end)) {
      value.set(buffer, start, 0);
    } else if (header.isUnset(buffer, start, end)) {
      value.clear();
    } else {
      value.set(buffer, start, end - start);
    }
  }
}
