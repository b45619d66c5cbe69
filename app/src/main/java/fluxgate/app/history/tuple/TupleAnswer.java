package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.app.history.part.TupleColumns;
import fluxgate.app.history.part.TupleFile;
import fluxgate.dns.RRType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a look-up found: one tuple for each owner name, type, rdata and vantage, whatever
 * the kinds of their TTLs. Rows come in the order of a file, so that those of one tuple follow one
 * another.
 */
final class TupleAnswer {
  /** A tuple, with what answers are sorted by. */
  private record Found(byte[] owner, byte[] type, byte[] rdata, Tuple tuple) {}

  /** Only what comes after them in the order of both files is left out of a tuple's key. */
  private static final List<String> BEYOND = List.of("origin", "ttl_kind");

  private final int told;
  private final int owner;
  private final int type;
  private final int rdata;
  private final int vantage;
  private final int position;
  private final byte @Nullable [] wanted;
  private final long sinceSeconds;
  private final long untilSeconds;
  private final TupleSum sum;
  private boolean begun;
  private final List<Found> found = new ArrayList<>();

  /** Texts that recur, by their octets as files hand them over: one object each. */
  private final Map<byte[], String> words = new HashMap<>();

  private byte[] lastOwner = new byte[0];
  private String lastOwnerText = "";
  private byte[] lastRdata = new byte[0];
  private String lastRdataText = "";

  /**
   * @param wanted null for all types
   * @param sinceMicros rows last seen before this are left out
   * @param untilMicros rows first seen at or after this are left out
   */
  TupleAnswer(Kind kind, @Nullable RRType wanted, long sinceMicros, long untilMicros) {
    List<String> key = TupleColumns.key(kind);
    told = key.size() - BEYOND.size();
    owner = key.indexOf("owner_reversed");
    type = key.indexOf("type");
    rdata = key.indexOf("rdata");
    vantage = key.indexOf("vantage");
    position = key.indexOf("position");
    this.wanted = wanted == null ? null : wanted.toString().getBytes(StandardCharsets.UTF_8);
    sinceSeconds = Math.floorDiv(sinceMicros, Times.SECOND);
    untilSeconds = Math.ceilDiv(untilMicros, Times.SECOND);
    sum = new TupleSum(key.size());
  }

  /** Takes the next row. */
  void add(TupleSource row) {
    if (row.last() < sinceSeconds
        || row.first() >= untilSeconds
        || wanted != null && !Arrays.equals(wanted, row.key.texts[type])) {
      return;
    }
    if (begun && sum.key.isSame(row.key, told)) {
      sum.add(row);
      return;
    }
    end();
    sum.begin(row);
    begun = true;
  }

  private void end() {
    if (!begun) {
      return;
    }
    begun = false;
    byte[] name = text(owner);
    byte[] record = text(rdata);
    if (!Arrays.equals(name, lastOwner) || lastOwnerText.isEmpty()) {
      lastOwner = name;
      lastOwnerText = TupleFile.reversed(string(name));
    }
    if (!Arrays.equals(record, lastRdata)) {
      lastRdata = record;
      lastRdataText = string(record);
    }
    found.add(
        new Found(
            name,
            text(type),
            record,
            new Tuple(
                lastOwnerText,
                word(text(type)),
                lastRdataText,
                word(text(vantage)),
                word(text(position)),
                sum.first,
                sum.last,
                sum.count,
                sum.ttlMin < 0 ? null : sum.ttlMin,
                sum.ttlMin < 0 ? null : sum.ttlMax,
                sum.clients)));
  }

  private byte[] text(int column) {
    return Objects.requireNonNull(sum.key.texts[column]);
  }

  private String word(byte[] octets) {
    return words.computeIfAbsent(octets, TupleAnswer::string);
  }

  private static String string(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  /** Those that fit, by owner name, type and time. */
  List<Tuple> tuples(Predicate<Tuple> fits) {
    end();
    found.removeIf(each -> !fits.test(each.tuple));
    found.sort(
        Comparator.comparing(Found::owner, Arrays::compareUnsigned)
            .thenComparing(Found::type, Arrays::compareUnsigned)
            .thenComparing(each -> each.tuple.timeFirst())
            .thenComparing(Found::rdata, Arrays::compareUnsigned)
            .thenComparing(each -> each.tuple.vantage())
            .thenComparing(each -> each.tuple.position()));
    return found.stream().map(Found::tuple).toList();
  }
}
