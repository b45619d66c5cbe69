package fluxgate.app.source;

import fluxgate.app.ledger.Ledger;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One file being read: framing, decoder, ledger, reorder buffer. What it gives depends on its input
 * and the limits that it is called with, on nothing else. Used by one thread at a time.
 */
final class FileReading implements Closeable {
  /** Large enough that handing a batch between threads costs nothing beside decoding it. */
  static final int BATCH_ENTRIES = 4_096;

  /** So that a file of which little is used still reports its progress. */
  private static final int BATCH_RECORDS = 16_384;

  private static final String STREAM_DAMAGED = "stream_damaged";
  private static final String DECODER_ERROR = "decoder_error";
  private static final String TIME_JUMPED = "time_jumped";

  /**
   * Some of a file's entries in order.
   *
   * @param records how many records were read for it
   * @param last whether the file has ended
   */
  record Batch(List<Entry> entries, int records, boolean last) {}

  private final TelemetryFile file;
  private final ReadOptions options;
  private final Workers workers;
  private final AtomicLong progress;
  private final Ledger ledger = new Ledger();
  private final ReorderBuffer buffer = new ReorderBuffer();
  private final TimeJumps jumps = new TimeJumps(this::believed, this::jumped);
  private final FarthestAggregates farthest = new FarthestAggregates(this::believed, this::jumped);
  private final Frame frame = new Frame();
  private final List<Observation> emitted = new ArrayList<>();
  private final ObservationSink toEmitted = emitted::add;
  private @Nullable OpenInput input;
  private @Nullable AheadStream ahead;
  private @Nullable FrameReader reader;
  private @Nullable Decoder decoder;
  private long dnsFrontMicros = Long.MIN_VALUE;
  private long connectionFrontMicros = Long.MIN_VALUE;
  private long readTo;
  private boolean ended;
  private @Nullable String note;
  private long jumpedCount;
  private long firstJumpOffset;

  FileReading(TelemetryFile file, ReadOptions options, Workers workers, AtomicLong progress) {
    this.file = file;
    this.options = options;
    this.workers = workers;
    this.progress = progress;
  }

  TelemetryFile file() {
    return file;
  }

  /** What was not accepted, and what was read. */
  Ledger ledger() {
    return ledger;
  }

  @Nullable String note() {
    if (jumpedCount == 0) {
      return note;
    }
    String said =
        String.format(
            Locale.ROOT,
            "%,d %s left out, far ahead in time of the rest (the first at offset %d)",
            jumpedCount,
            jumpedCount == 1 ? "record" : "records",
            firstJumpOffset);
    return note == null ? said : note + "; " + said;
  }

  long storedOctets() {
    return input == null ? 0 : input.storedOctets();
  }

  /** The end of the last record, in octets of the decompressed stream. */
  long readTo() {
    return readTo;
  }

  long decompressedOctets() {
    return input == null ? 0 : input.decompressedOctets();
  }

  /**
   * Reads on.
   *
   * @param mostBuffered entries that may wait for their order; beyond it the first are handed on
   */
  Batch batch(int mostBuffered) {
    List<Entry> entries = new ArrayList<>(BATCH_ENTRIES);
    int records = 0;
    while (!ended && entries.size() < BATCH_ENTRIES && records < BATCH_RECORDS) {
      readOne();
      records++;
      release(entries, mostBuffered);
    }
    if (ended) {
      release(entries, 0);
    }
    return new Batch(entries, records, ended && buffer.size() == 0);
  }

  private void release(List<Entry> entries, int mostBuffered) {
    long closed =
        file.aggregates() ? Long.MIN_VALUE : Times.minus(frontMicros(), options.latenessMicros());
    Entry first = buffer.poll(closed, mostBuffered);
    while (first != null) {
      entries.add(first);
      first = entries.size() < BATCH_ENTRIES ? buffer.poll(closed, mostBuffered) : null;
    }
  }

  /**
   * How far the file has come. Connections count only in a file of nothing else: a single absurd
   * duration must not close the time of the answers around it.
   */
  private long frontMicros() {
    return dnsFrontMicros != Long.MIN_VALUE ? dnsFrontMicros : connectionFrontMicros;
  }

  private void readOne() {
    try {
      if (reader == null) {
        open();
      }
      if (!next()) {
        end();
        return;
      }
    } catch (IOException e) {
      stopped(STREAM_DAMAGED, "the stream is damaged", Expansion.sentence(e));
      return;
    } catch (RuntimeException e) {
      stopped(DECODER_ERROR, "reading stopped on an internal error", e.toString());
      return;
    }
    Outcome outcome = decode();
    readTo = frame.position + frame.rawLength;
    if (outcome.kind() != Outcome.Kind.NOT_A_RECORD) {
      ledger.read();
      if (readTo <= file.readToBefore()) {
        ledger.duplicate();
        arrive(null);
        return;
      }
    }
    account(outcome);
  }

  private void open() throws IOException {
    OpenInput opened =
        file.kept() != null
            ? file.kept()
            : new OpenInput(file.input().open(InputStream.nullInputStream()), progress);
    input = opened;
    InputStream stream = opened.stream();
    if (workers.hasSpare() && opened.isCompressed() && file.input().isRereadable()) {
      ahead = new AheadStream(stream, workers);
      stream = ahead;
    }
    reader = file.format().framing().apply(stream);
    decoder = file.format().decoder().apply(file.input().forDecoder(options));
  }

  private boolean next() throws IOException {
    frame.damage = null;
    return reader != null && reader.next(frame);
  }

  private Outcome decode() {
    emitted.clear();
    Outcome damage = frame.damage;
    if (damage != null) {
      return damage;
    }
    try {
      return decoder == null ? Outcome.NOT_A_RECORD : decoder.decode(frame, toEmitted);
    } catch (RuntimeException e) {
      emitted.clear();
      return Outcome.rejected(DECODER_ERROR);
    }
  }

  private void account(Outcome outcome) {
    boolean accepted = outcome.kind() == Outcome.Kind.ACCEPTED;
    boolean inRange = emitted.isEmpty() && placeInRange();
    for (int i = 0; i < emitted.size(); i++) {
      Observation observation = emitted.get(i);
      inRange |= Times.overlaps(observation, options.sinceMicros(), options.untilMicros());
    }
    if (accepted && !inRange) {
      ledger.outOfRange();
      arrive(null);
      return;
    }
    if (!accepted) {
      ledger.refused(outcome, new Ledger.Place(frame.position, frame.rawLength));
    }
    arrive(accepted ? new ReadRecord(RecordHash.of(file.format(), frame)) : new ReadRecord(null));
  }

  /** Takes what was decoded, once it is clear that the file has come to its time. */
  private void arrive(@Nullable ReadRecord record) {
    long time = judgedMicros();
    if (file.aggregates() && record != null && !emitted.isEmpty()) {
      farthest.take(new TimeJumps.Arrival(lastSeenMicros(), emitted, record, frame.position));
    } else if (file.aggregates() || time == Long.MIN_VALUE || jumps.passes(time)) {
      settle(time, emitted, record);
    } else {
      jumps.take(new TimeJumps.Arrival(time, emitted, record, frame.position));
    }
  }

  /** The time that the front would move to; the lowest where it would not. */
  private long judgedMicros() {
    long time = file.format().packets() && frame.damage == null ? frame.timeMicros : Long.MIN_VALUE;
    for (int i = 0; i < emitted.size(); i++) {
      Observation observation = emitted.get(i);
      if (dnsFrontMicros == Long.MIN_VALUE || !(observation instanceof ConnectionObservation)) {
        time = Math.max(time, observation.orderMicros());
      }
    }
    return time;
  }

  /** When any of what was decoded was seen last. */
  private long lastSeenMicros() {
    long time = Long.MIN_VALUE;
    for (Observation observation : emitted) {
      time =
          Math.max(
              time,
              observation instanceof RRsetObservation seen
                  ? Math.max(seen.orderMicros(), seen.lastSeenMicros())
                  : observation.orderMicros());
    }
    return time;
  }

  private void judgeWaiting() {
    jumps.end();
    farthest.end();
  }

  private void believed(TimeJumps.Arrival arrival) {
    settle(arrival.timeMicros, arrival.observations, arrival.record);
  }

  private void jumped(TimeJumps.Arrival arrival) {
    boolean connections =
        !arrival.observations.isEmpty()
            && arrival.observations.stream().allMatch(ConnectionObservation.class::isInstance);
    if (connections && dnsFrontMicros != Long.MIN_VALUE && !file.format().packets()) {
      settle(arrival.timeMicros, arrival.observations, arrival.record); // moves no time here
      return;
    }
    if (arrival.record == null || !arrival.record.hashed) {
      return; // counted when it was read
    }
    ledger.skipped(TIME_JUMPED);
    if (jumpedCount++ == 0) {
      firstJumpOffset = arrival.offset;
    }
  }

  private void settle(long time, List<Observation> observations, @Nullable ReadRecord record) {
    if (file.format().packets()) {
      dnsFrontMicros = Math.max(dnsFrontMicros, time);
    }
    if (record == null) {
      observations.forEach(this::moveFront);
    } else {
      buffer(file.format().packets() ? time : frontMicros(), observations, record);
    }
  }

  /** Whether a record without observations is in range: where its framing gives a time, by that. */
  private boolean placeInRange() {
    return !file.format().packets()
        || frame.timeMicros >= options.sinceMicros() && frame.timeMicros < options.untilMicros();
  }

  private void buffer(long placeMicros, List<Observation> observations, ReadRecord record) {
    if (observations.isEmpty() && record.hashed) {
      buffer.add(new Entry(placeMicros, null, record));
    }
    for (int i = 0; i < observations.size(); i++) {
      Observation observation = observations.get(i);
      moveFront(observation);
      if (Times.overlaps(observation, options.sinceMicros(), options.untilMicros())) {
        buffer.add(new Entry(observation.orderMicros(), observation, record));
      }
    }
  }

  private void moveFront(Observation observation) {
    if (observation instanceof ConnectionObservation) {
      connectionFrontMicros = Math.max(connectionFrontMicros, observation.orderMicros());
    } else {
      dnsFrontMicros = Math.max(dnsFrontMicros, observation.orderMicros());
    }
  }

  private void end() {
    judgeWaiting();
    emitted.clear();
    try {
      if (decoder != null) {
        decoder.finish(toEmitted);
      }
      if (!file.aggregates()) {
        emitted.removeIf(late -> jumps.isAhead(late.orderMicros()));
      }
      buffer(frontMicros(), emitted, new ReadRecord(null));
    } catch (RuntimeException e) {
      stopped(DECODER_ERROR, "reading stopped on an internal error", e.toString());
    }
    close();
  }

  /** The rest cannot be read: it counts as one record, what came before stays. */
  private void stopped(String reason, String what, String detail) {
    ledger.read();
    ledger.rejected(reason, new Ledger.Place(readTo, 0));
    note = what + " at offset " + readTo + ": " + detail;
    if (!reason.equals(DECODER_ERROR)) {
      end();
    }
    judgeWaiting();
    close();
  }

  @Override
  public void close() {
    ended = true;
    reader = null;
    decoder = null;
    if (ahead != null) {
      ahead.close();
    }
    if (input != null) {
      try {
        input.close();
      } catch (IOException e) {
        // Nothing more is wanted of it.
      }
    }
  }
}
