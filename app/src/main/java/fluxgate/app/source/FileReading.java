package fluxgate.app.source;

import fluxgate.app.ledger.Ledger;
import fluxgate.format.Decoder;
import fluxgate.format.FrameReader;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.framing.LineReader;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
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
 * One file being read: its records, ledger, reorder buffer. What it gives depends on its input and
 * the limits that it is called with, on nothing else. Used by one thread at a time.
 */
final class FileReading implements Closeable {
  /** Large enough that handing a batch between threads costs nothing beside decoding it. */
  static final int BATCH_ENTRIES = 4_096;

  /** So that a file of which little is used still reports its progress. */
  private static final int BATCH_RECORDS = 16_384;

  /**
   * Of records that gave nothing, which are most packets: it goes nowhere, and is never changed.
   */
  private static final ReadRecord UNUSED = new ReadRecord(null);

  private static final String STREAM_DAMAGED = "stream_damaged";
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
  private @Nullable OpenInput input;
  private @Nullable AheadStream ahead;
  private @Nullable FileRecords records;
  private long dnsFrontMicros = Long.MIN_VALUE;
  private long connectionFrontMicros = Long.MIN_VALUE;
  private long readTo;
  private int mostBlocksAhead;
  private boolean ended;
  private @Nullable String note;

  /** What is left of an input that was closed. */
  private long storedOctets;

  private long decompressedOctets;
  private boolean wasCompressed;
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
            "%,d %s left out, far ahead in time of the rest (the first %s)",
            jumpedCount,
            jumpedCount == 1 ? "record" : "records",
            at(firstJumpOffset));
    return note == null ? said : note + "; " + said;
  }

  long storedOctets() {
    return input == null ? storedOctets : input.storedOctets();
  }

  /** The end of the last record, in octets of the decompressed stream. */
  long readTo() {
    return readTo;
  }

  long decompressedOctets() {
    return input == null ? decompressedOctets : input.decompressedOctets();
  }

  /**
   * Reads on.
   *
   * @param mostBuffered entries that may wait for their order; beyond it the first are handed on
   * @param blocksAhead blocks that may be decoded before this comes to them, where they can be
   */
  Batch batch(int mostBuffered, int blocksAhead) {
    List<Entry> entries = new ArrayList<>(BATCH_ENTRIES);
    int count = 0;
    mostBlocksAhead = blocksAhead;
    if (records != null) {
      records.limitAhead(blocksAhead);
    }
    while (!ended && entries.size() < BATCH_ENTRIES && count < BATCH_RECORDS) {
      readOne();
      count++;
      release(entries, mostBuffered);
    }
    if (ended) {
      release(entries, 0);
      buffer.release();
    }
    return new Batch(entries, count, ended && buffer.size() == 0);
  }

  private void release(List<Entry> entries, int mostBuffered) {
    long closed =
        file.aggregates()
            ? Long.MIN_VALUE
            : EventTimes.minus(frontMicros(), options.latenessMicros());
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
    Records record;
    try {
      FileRecords all = records == null ? open() : records;
      if (!all.next()) {
        end();
        return;
      }
      record = all;
    } catch (IOException e) {
      stopped(STREAM_DAMAGED, "the stream is damaged", Expansion.sentence(e));
      return;
    } catch (RuntimeException e) {
      stopped(InlineRecords.DECODER_ERROR, "reading stopped on an internal error", e.toString());
      return;
    }
    Outcome outcome = record.outcome();
    readTo = record.position() + record.rawLength();
    if (outcome.kind() != Outcome.Kind.NOT_A_RECORD) {
      ledger.read();
      if (readTo <= file.readToBefore()) {
        ledger.duplicate();
        arrive(record, null);
        return;
      }
    }
    account(outcome, record);
  }

  private FileRecords open() throws IOException {
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
    FileRecords all = records(stream);
    all.limitAhead(mostBlocksAhead);
    records = all;
    return all;
  }

  /** What cannot be opened again may be silent for long: nobody reads ahead in it. */
  private FileRecords records(InputStream stream) {
    RecordFormat format = file.format();
    Input input = file.forDecoder(options);
    FrameReader reader = format.framing().apply(stream);
    Decoder decoder = format.decoder().apply(input);
    return workers.hasSpare()
            && file.input().isRereadable()
            && reader instanceof LineReader lines
            && decoder instanceof ResumableDecoder resumable
        ? new BlockRecords(format, input, lines, resumable, workers)
        : new InlineRecords(format, reader, decoder);
  }

  private void account(Outcome outcome, Records record) {
    List<Observation> emitted = record.observations();
    boolean accepted = outcome.kind() == Outcome.Kind.ACCEPTED;
    boolean inRange = emitted.isEmpty() && placeInRange(record);
    for (int i = 0; i < emitted.size(); i++) {
      Observation observation = emitted.get(i);
      inRange |= observation.happenedIn(options.sinceMicros(), options.untilMicros());
    }
    if (accepted && !inRange) {
      ledger.outOfRange();
      arrive(record, null);
      return;
    }
    if (!accepted) {
      ledger.refused(outcome, new Ledger.Place(record.position(), record.rawLength()));
    }
    ReadRecord unused = emitted.isEmpty() ? UNUSED : new ReadRecord(null);
    arrive(record, accepted ? record.accepted() : unused);
  }

  /** Takes what was decoded, once it is clear that the file has come to its time. */
  private void arrive(Records from, @Nullable ReadRecord record) {
    List<Observation> emitted = from.observations();
    long time = judgedMicros(from);
    if (file.aggregates() && record != null && !emitted.isEmpty()) {
      long last = lastSeenMicros(emitted);
      farthest.take(new TimeJumps.Arrival(last, emitted, record, from.position()));
    } else if (file.aggregates() || time == Long.MIN_VALUE || jumps.passes(time)) {
      settle(time, emitted, record);
    } else {
      jumps.take(new TimeJumps.Arrival(time, emitted, record, from.position()));
    }
  }

  /** The time that the front would move to; the lowest where it would not. */
  private long judgedMicros(Records from) {
    List<Observation> emitted = from.observations();
    long time = from.packetMicros();
    for (int i = 0; i < emitted.size(); i++) {
      Observation observation = emitted.get(i);
      if (dnsFrontMicros == Long.MIN_VALUE || !(observation instanceof ConnectionObservation)) {
        time = Math.max(time, observation.orderMicros());
      }
    }
    return time;
  }

  /** When any of what was decoded was seen last. */
  private static long lastSeenMicros(List<Observation> emitted) {
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
  private boolean placeInRange(Records record) {
    long time = record.packetMicros();
    return !file.format().packets()
        || time >= options.sinceMicros() && time < options.untilMicros();
  }

  private void buffer(long placeMicros, List<Observation> observations, ReadRecord record) {
    if (observations.isEmpty() && record.hashed) {
      buffer.add(new Entry(placeMicros, null, record));
    }
    for (int i = 0; i < observations.size(); i++) {
      Observation observation = observations.get(i);
      moveFront(observation);
      if (observation.happenedIn(options.sinceMicros(), options.untilMicros())) {
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
    try {
      List<Observation> rest = records == null ? new ArrayList<>() : records.finish();
      if (!file.aggregates()) {
        rest.removeIf(late -> jumps.isAhead(late.orderMicros()));
      }
      buffer(frontMicros(), rest, new ReadRecord(null));
    } catch (RuntimeException e) {
      stopped(InlineRecords.DECODER_ERROR, "reading stopped on an internal error", e.toString());
    }
    close();
  }

  /** The rest cannot be read: it counts as one record, what came before stays. */
  private void stopped(String reason, String what, String detail) {
    ledger.read();
    ledger.rejected(reason, new Ledger.Place(readTo, 0));
    note = what + " " + at(readTo) + ": " + detail;
    if (!reason.equals(InlineRecords.DECODER_ERROR)) {
      end();
    }
    judgeWaiting();
    close();
  }

  private String at(long offset) {
    boolean compressed = input == null ? wasCompressed : input.isCompressed();
    return "at offset " + offset + (compressed ? " of what is decompressed" : "");
  }

  @Override
  public void close() {
    ended = true;
    if (records != null) {
      records.close();
      records = null;
    }
    if (ahead != null) {
      ahead.close();
      ahead = null;
    }
    if (input != null) {
      try {
        input.close();
      } catch (IOException e) {
        // Nothing more is wanted of it.
      }
      storedOctets = input.storedOctets();
      decompressedOctets = input.decompressedOctets();
      wasCompressed = input.isCompressed();
      input = null; // with its buffers, as there may be thousands of files
    }
  }
}
