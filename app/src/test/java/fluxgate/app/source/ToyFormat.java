package fluxgate.app.source;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A format of one letter and a few numbers a line, that can do everything a format can do: {@code A
 * time name} an answer, {@code C begin end} a connection, {@code P first last name} an aggregate,
 * {@code Q} accepted without an observation, {@code B time time} two answers, {@code S} skipped,
 * {@code X} an exception, {@code ERROR} an error, {@code #later seconds} a header that moves the
 * times that follow, {@code #} a comment, anything else rejected. Times in seconds.
 */
class ToyFormat implements ResumableDecoder {
  static final RecordFormat LINES = new RecordFormat("toy", false, Lines::new, ToyFormat::new);

  private record Later(long micros) implements DecoderState {}

  private final Input input;
  private Later later = new Later(0);

  ToyFormat(Input input) {
    this.input = input;
  }

  static @Nullable RecordFormat recognise(Head head) {
    return head.lines().getFirst().equals("#toy") ? LINES : null;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    String[] part = frame.text().split(" ");
    switch (part[0]) {
      case "A" -> sink.accept(answer(frame, seconds(part[1]), part[2]));
      case "B" -> {
        sink.accept(answer(frame, seconds(part[1]), "one.example"));
        sink.accept(answer(frame, seconds(part[2]), "two.example"));
      }
      case "C" -> sink.accept(connection(frame, seconds(part[1]), seconds(part[2])));
      case "P" -> sink.accept(aggregate(frame, seconds(part[1]), seconds(part[2]), part[3]));
      case "Q" -> {}
      case "S" -> {
        return Outcome.skipped("other_kind");
      }
      case "#later" -> {
        later = new Later((long) (Double.parseDouble(part[1]) * 1_000_000));
        return Outcome.NOT_A_RECORD;
      }
      case "ERROR" -> throw new AssertionError("no memory, say");
      case "X" -> throw new IllegalStateException("a bug in a decoder");
      default -> {
        return part[0].startsWith("#") ? Outcome.NOT_A_RECORD : Outcome.rejected("bad_line");
      }
    }
    return Outcome.ACCEPTED;
  }

  @Override
  public DecoderState state() {
    return later;
  }

  @Override
  public void resume(DecoderState state) {
    later = (Later) state;
  }

  private long seconds(String text) {
    return later.micros() + (long) (Double.parseDouble(text) * 1_000_000);
  }

  private Observation answer(Frame frame, long time, String name) {
    return rrset(frame, Vantage.Position.BELOW_RECURSIVE, time, time, time, name);
  }

  private Observation aggregate(Frame frame, long first, long last, String name) {
    return rrset(frame, Vantage.Position.PASSIVE_DNS, first, first, last, name);
  }

  private Observation rrset(
      Frame frame, Vantage.Position position, long time, long first, long last, String name) {
    RRset rrset =
        new RRset(
            DomainName.of(name),
            RRType.A,
            Ttl.ABSENT,
            List.of(new Rdata.Address(IpAddress.of("192.0.2.1"))));
    return new RRsetObservation(
        time,
        new Vantage("toy", position),
        input.locate(frame),
        null,
        null,
        null,
        Section.ANSWER,
        RRsetObservation.Authority.UNKNOWN,
        RRsetObservation.Origin.ZONE,
        rrset,
        1,
        first,
        last);
  }

  private Observation connection(Frame frame, long begin, long end) {
    return new ConnectionObservation(
        begin,
        end,
        new Vantage("toy", Vantage.Position.UNKNOWN),
        input.locate(frame),
        Client.of(IpAddress.of("198.51.100.7")),
        IpAddress.of("192.0.2.1"),
        ConnectionObservation.TCP,
        443,
        ConnectionObservation.Result.ESTABLISHED,
        null);
  }

  /** Lines, octet by octet. */
  private static final class Lines implements FrameReader {
    private final InputStream stream;
    private long position;

    Lines(InputStream stream) {
      this.stream = new java.io.BufferedInputStream(stream);
    }

    @Override
    public boolean next(Frame frame) throws IOException {
      java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
      int octet = stream.read();
      if (octet < 0) {
        return false;
      }
      while (octet >= 0 && octet != '\n') {
        line.write(octet);
        octet = stream.read();
      }
      frame.buffer = line.toByteArray();
      frame.start = 0;
      frame.length = frame.buffer.length;
      frame.rawLength = frame.length + 1;
      frame.position = position;
      position += frame.rawLength;
      return true;
    }
  }
}
