package fluxgate.format.text;

import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Outcome;
import fluxgate.format.Words;
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
  private static final long BACKSLASHES = Words.of('\\');
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

  /** By column, the value or the list that it fills, if any does; null before the first header. */
  private @Nullable FieldValue @Nullable [] values;

  private @Nullable FieldList[] lists = new FieldList[0];
  private boolean otherLog;

  /** Whether each line fills all that the last one filled. */
  private boolean overwrites;

  /** Whether two columns have the same name. */
  private boolean twice;

  private @Nullable List<String> fields;

  /** What the header lines so far say; null where it was not asked for since the last of them. */
  private @Nullable State state;

  /**
   * What the header lines say of what follows.
   *
   * @param fields the columns' names; null where none were said
   */
  private record State(ZeekHeader.Marks marks, @Nullable List<String> fields)
      implements DecoderState {}

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
    return buffer[start] == '{'
        ? readJson(buffer, start, length)
        : readCells(buffer, start, start + length);
  }

  private @Nullable Outcome readJson(byte[] buffer, int start, int length) {
    overwrites = false;
    if (!json.read(buffer, start, length, row)) {
      return BAD_JSON;
    }
    if (jsonPath.isPresent() && !jsonPath.is(path)) {
      return OTHER_LOG;
    }
    if (json.mayHaveEscapes()) {
      row.unescape(false);
    }
    return null;
  }

  private Outcome readHeader(byte[] buffer, int start, int length) {
    List<String> said = header.read(buffer, start, length);
    if (said != null) {
      setFields(said);
    }
    state = null;
    overwrites = false;
    return Outcome.NOT_A_RECORD;
  }

  private void setFields(List<String> names) {
    fields = names;
    @Nullable FieldValue[] valueOf = new FieldValue[names.size()];
    lists = new FieldList[valueOf.length];
    for (int i = 0; i < valueOf.length; i++) {
      switch (row.member(names.get(i))) {
        case FieldValue value -> valueOf[i] = value;
        case FieldList list -> lists[i] = list;
        case null, default -> {}
      }
    }
    values = valueOf;
    Set<String> different = Set.copyOf(names);
    otherLog = !signature.test(different);
    twice = different.size() < names.size();
  }

  /** What was said of the lines to come. */
  public DecoderState state() {
    State known = state;
    if (known == null) {
      known = new State(header.marks(), fields);
      state = known;
    }
    return known;
  }

  /** Reads on as if the header lines that led to the state had been read, and no others. */
  public void resume(DecoderState from) {
    State said = (State) from;
    overwrites = false;
    if (said == state) {
      return;
    }
    state = said;
    header.set(said.marks());
    if (said.fields() != null) {
      setFields(said.fields());
    } else {
      fields = null;
      values = null;
    }
  }

  private @Nullable Outcome readCells(byte[] buffer, int start, int end) {
    @Nullable FieldValue[] wanted = values;
    if (wanted == null) {
      return NO_HEADER;
    }
    if (otherLog) {
      return OTHER_LOG;
    }
    if (!overwrites) {
      row.clear();
      overwrites = !twice;
    }
    long separators = Words.of(header.separator());
    long escapes = 0;
    int column = 0;
    int cell = start;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = Words.at(buffer, at);
      escapes |= Words.equal(word, BACKSLASHES);
      for (long found = Words.equal(word, separators); found != 0; found &= found - 1) {
        int stop = at + Words.first(found);
        if (column == wanted.length) {
          return WRONG_COLUMN_COUNT;
        }
        fill(wanted, column++, buffer, cell, stop);
        cell = stop + 1;
      }
    }
    for (; at <= end; at++) {
      if (at < end && buffer[at] == '\\') {
        escapes = 1;
      }
      if (at < end && buffer[at] != header.separator()) {
        continue;
      }
      if (column == wanted.length) {
        return WRONG_COLUMN_COUNT;
      }
      fill(wanted, column++, buffer, cell, at);
      cell = at + 1;
    }
    if (column != wanted.length) {
      return WRONG_COLUMN_COUNT;
    }
    if (escapes != 0) {
      row.unescape(true);
    }
    return null;
  }

  private void fill(@Nullable FieldValue[] wanted, int column, byte[] buffer, int start, int end) {
    FieldValue value = wanted[column];
    if (value != null) {
      header.fill(value, buffer, start, end);
      return;
    }
    FieldList list = lists[column];
    if (list == null) {
      return;
    }
    if (header.isUnset(buffer, start, end)) {
      if (!twice) {
        list.clear();
      }
    } else if (header.isEmpty(buffer, start, end)) {
      list.packNothing();
    } else {
      list.packCells(header, buffer, start, end);
    }
  }
}
