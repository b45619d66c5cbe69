package fluxgate.app.source;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Records decoded one by one, when they are asked for. */
final class InlineRecords implements FileRecords {
  static final String DECODER_ERROR = "decoder_error";

  private final RecordFormat format;
  private final FrameReader reader;
  private final Decoder decoder;
  private final Frame frame = new Frame();
  private final List<Observation> emitted = new ArrayList<>();
  private final ObservationSink toEmitted = emitted::add;
  private Outcome outcome = Outcome.NOT_A_RECORD;

  InlineRecords(RecordFormat format, FrameReader reader, Decoder decoder) {
    this.format = format;
    this.reader = reader;
    this.decoder = decoder;
  }

  @Override
  public boolean next() throws IOException {
    frame.damage = null;
    if (!reader.next(frame)) {
      return false;
    }
    outcome = decode();
    return true;
  }

  private Outcome decode() {
    emitted.clear();
    Outcome damage = frame.damage;
    if (damage != null) {
      return damage;
    }
    try {
      return decoder.decode(frame, toEmitted);
    } catch (RuntimeException e) {
      emitted.clear();
      return Outcome.rejected(DECODER_ERROR);
    }
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public List<Observation> observations() {
    return emitted;
  }

  @Override
  public long position() {
    return frame.position;
  }

  @Override
  public int rawLength() {
    return frame.rawLength;
  }

  @Override
  public long packetMicros() {
    return format.packets() && frame.damage == null ? frame.timeMicros : Long.MIN_VALUE;
  }

  @Override
  public ReadRecord accepted() {
    return new ReadRecord(RecordHash.of(format, frame));
  }

  @Override
  public List<Observation> finish() {
    List<Observation> late = new ArrayList<>();
    decoder.finish(late::add);
    return late;
  }
}
