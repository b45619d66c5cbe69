package fluxgate.testing;

import fluxgate.format.Clock;
import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.envelope.Wrapped;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Octets read to their end through the framing and the decoder of a format, within what is wrapped
 * around its lines.
 *
 * @param records what became of each, headers and comments included
 * @param observations in order; {@code emitted} of a record says after which record each came
 */
public record DecodedInput(List<Record> records, List<Observation> observations) {
  /** 2026-11-23T07:38:10Z. */
  private static final long SOME_TIME_MICROS = 1_795_419_490_000_000L;

  /**
   * One frame.
   *
   * @param position as the framing said
   * @param length its raw length
   * @param outcome the framing's damage, else what the decoder returned
   * @param emitted how many observations there were after it
   */
  public record Record(long position, int length, Outcome outcome, int emitted) {}

  public static DecodedInput of(Format format, String name, byte[] content) {
    return of(format, name, content, content.length);
  }

  /** Reads the first {@code length} octets of {@code content} as one whole input. */
  public static DecodedInput of(Format format, String name, byte[] content, int length) {
    byte[] beginning = Arrays.copyOf(content, Math.min(length, Head.SIZE));
    Wrapped wrapped = Wrapped.of(new Head(beginning, beginning.length), format);
    return of(format, content, length, wrapped.decoder(new Input(name)));
  }

  /**
   * As above, whatever is wrapped around: no wrapper is looked for, which takes longest. Where a
   * format has no time of its own, all records have one and the same.
   */
  public static DecodedInput bare(Format format, String name, byte[] content) {
    Decoder decoder = format.decoder(new Input(name));
    if (format.clock() != Clock.OF_THE_WRAPPER) {
      return of(format, content, content.length, decoder);
    }
    Decoder timed =
        new Decoder() {
          @Override
          public Outcome decode(Frame frame, ObservationSink sink) {
            frame.wrappedMicros = SOME_TIME_MICROS;
            return decoder.decode(frame, sink);
          }

          @Override
          public void finish(ObservationSink sink) {
            decoder.finish(sink);
          }
        };
    return of(format, content, content.length, timed);
  }

  private static DecodedInput of(Format format, byte[] content, int length, Decoder decoder) {
    FrameReader reader = format.framing().reader(new ByteArrayInputStream(content, 0, length));
    List<Record> records = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    Frame frame = new Frame();
    try {
      while (reader.next(frame)) {
        Outcome outcome =
            frame.damage != null ? frame.damage : decoder.decode(frame, observations::add);
        records.add(new Record(frame.position, frame.rawLength, outcome, observations.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    decoder.finish(observations::add);
    return new DecodedInput(records, observations);
  }

  /** Records and observations interleaved as text: the golden form. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (Record record : records) {
      lines.add(
          "%d+%d %s"
              .formatted(record.position(), record.length(), OutcomeText.of(record.outcome())));
      for (; from < record.emitted(); from++) {
        lines.add("  " + ObservationText.of(observations.get(from)));
      }
    }
    lines.add("end");
    for (; from < observations.size(); from++) {
      lines.add("  " + ObservationText.of(observations.get(from)));
    }
    return lines;
  }

  /** How an outcome stands in a golden: {@code accepted}, {@code skipped no_question}. */
  private static final class OutcomeText {
    static String of(Outcome outcome) {
      String kind = outcome.kind().name().toLowerCase(java.util.Locale.ROOT);
      return outcome.reason().isEmpty() ? kind : kind + " " + outcome.reason();
    }
  }
}
