package fluxgate.format.envelope;

import fluxgate.format.Decoder;
import fluxgate.format.DecoderState;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.Framing;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A format of lines within wrappers.
 *
 * @param format what is inside
 * @param levels how many wrappers are around it; 0 for none
 */
public record Wrapped(Format format, int levels) {
  /** Docker's JSON around a relay's syslog around a program's syslog. */
  public static final int MOST_LEVELS = 3;

  /**
   * What the content is, within as few wrappers as show it; null for nothing known. A recogniser
   * may look past a wrapper, which its decoder cannot: so wrappers go on being taken off as long as
   * most lines have one more, with the same format inside.
   */
  public static @Nullable Wrapped of(Head head) {
    Format format = Format.of(head);
    if (format != null) {
      return deepest(head, format, 0);
    }
    for (int levels = 1; levels <= MOST_LEVELS; levels++) {
      Head inside = inside(head, levels, 1);
      Format found = inside == null ? null : Format.of(inside);
      if (found != null && found.framing() == Framing.LINES) {
        return deepest(head, found, levels);
      }
    }
    return null;
  }

  /** As {@link #of}, where the format is given; without wrappers where the content is not of it. */
  public static Wrapped of(Head head, Format format) {
    Wrapped recognised = recognised(head, format);
    return recognised == null ? new Wrapped(format, 0) : recognised;
  }

  /** Whether the content is of this format, within wrappers or not. */
  public static boolean holds(Head head, Format format) {
    return recognised(head, format) != null;
  }

  private static @Nullable Wrapped recognised(Head head, Format format) {
    int most = format.framing() == Framing.LINES ? MOST_LEVELS : 0;
    for (int levels = 0; levels <= most; levels++) {
      Head inside = levels == 0 ? head : inside(head, levels, 1);
      if (inside != null && format.recognises(inside)) {
        return deepest(head, format, levels);
      }
    }
    return null;
  }

  private static Wrapped deepest(Head head, Format format, int levels) {
    int deepest = levels;
    while (deepest < MOST_LEVELS && format.framing() == Framing.LINES) {
      Head inside = inside(head, deepest + 1, (head.lines().size() + 1) / 2);
      if (inside == null || !format.recognises(inside)) {
        break;
      }
      deepest++;
    }
    return new Wrapped(format, deepest);
  }

  /**
   * The first lines without their outermost wrappers; null where fewer than {@code least} have so
   * many.
   */
  private static @Nullable Head inside(Head head, int levels, int least) {
    Unwrapper unwrapper = new Unwrapper(levels, new Input("head"));
    Frame frame = new Frame();
    StringBuilder lines = new StringBuilder();
    int taken = 0;
    for (String line : head.lines()) {
      byte[] octets = line.getBytes(StandardCharsets.UTF_8);
      frame.buffer = octets;
      frame.start = 0;
      frame.length = octets.length;
      taken += unwrapper.unwrap(frame) == levels ? 1 : 0;
      lines
          .append(new String(frame.buffer, frame.start, frame.length, StandardCharsets.UTF_8))
          .append('\n');
    }
    byte[] octets = lines.toString().getBytes(StandardCharsets.UTF_8);
    return taken >= least ? new Head(octets, Math.min(octets.length, Head.SIZE)) : null;
  }

  /** A decoder for one input, which unwraps where there is something to unwrap. */
  public Decoder decoder(Input input) {
    Decoder inside = format.decoder(input);
    if (levels == 0) {
      return inside;
    }
    Unwrapper unwrapper = new Unwrapper(levels, input);
    return inside instanceof ResumableDecoder resumable
        ? new ResumableUnwrapping(resumable, unwrapper)
        : new Unwrapping(inside, unwrapper);
  }

  /** Takes wrappers off, each level with readers of its own: what a level gives lies in them. */
  private static final class Unwrapper {
    private final List<List<Envelope>> levels = new ArrayList<>();

    Unwrapper(int most, Input input) {
      for (int level = 0; level < most; level++) {
        levels.add(List.of(new SyslogEnvelope(input.clock()), new JsonEnvelope()));
      }
    }

    /** Takes off what is there, up to as many as it was made for; returns how many. */
    int unwrap(Frame frame) {
      for (int level = 0; level < levels.size(); level++) {
        byte[] octets = frame.buffer;
        int start = frame.start;
        int length = frame.length;
        long micros = frame.wrappedMicros;
        boolean taken = false;
        for (Envelope envelope : levels.get(level)) {
          taken = taken || envelope.unwrap(frame);
        }
        if (taken && frame.length == 0) { // a time alone wraps nothing: it is the line itself
          frame.buffer = octets;
          frame.start = start;
          frame.length = length;
          frame.wrappedMicros = micros;
          taken = false;
        }
        if (!taken) {
          return level;
        }
      }
      return levels.size();
    }
  }

  /** Hands the inside of each line to the decoder of what is inside. */
  private static class Unwrapping implements Decoder {
    private final Decoder decoder;
    private final Unwrapper unwrapper;
    private final Frame inside = new Frame();

    Unwrapping(Decoder decoder, Unwrapper unwrapper) {
      this.decoder = decoder;
      this.unwrapper = unwrapper;
    }

    @Override
    public Outcome decode(Frame frame, ObservationSink sink) {
      inside.buffer = frame.buffer;
      inside.start = frame.start;
      inside.length = frame.length;
      inside.position = frame.position;
      inside.rawLength = frame.rawLength;
      inside.wrappedMicros = Long.MIN_VALUE;
      inside.wrappedHost = null;
      inside.wrappedProgram = null;
      unwrapper.unwrap(inside);
      return decoder.decode(inside, sink);
    }

    @Override
    public void finish(ObservationSink sink) {
      decoder.finish(sink);
    }
  }

  /** The same; wrappers are each line's own, so that only what is inside has a state. */
  private static final class ResumableUnwrapping extends Unwrapping implements ResumableDecoder {
    private final ResumableDecoder decoder;

    ResumableUnwrapping(ResumableDecoder decoder, Unwrapper unwrapper) {
      super(decoder, unwrapper);
      this.decoder = decoder;
    }

    @Override
    public DecoderState state() {
      return decoder.state();
    }

    @Override
    public void resume(DecoderState state) {
      decoder.resume(state);
    }
  }
}
