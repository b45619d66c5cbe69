package fluxgate.bench.micro;

import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import fluxgate.format.envelope.Wrapped;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Cuts and decodes a record of a format. */
@State(Scope.Benchmark)
public class FormatBenchmark {
  /** A name of {@link SmallWorld#inputs}. */
  @Param("zeek-dns/dns.log")
  public String input = "";

  private final Frame frame = new Frame();
  private Sample sample = new Sample(new Wrapped(Format.ZEEK_DNS, 0), input, new byte[0]);
  private FrameReader reader = sample.reader();
  private Decoder decoder = sample.decoder();

  /** Loads the input. */
  @Setup
  public void load() throws IOException {
    Sample whole = Sample.of(input, SmallWorld.content(SmallWorld.here().input(input)));
    if (whole == null || !whole.isReadable()) {
      throw new IllegalArgumentException(input);
    }
    sample = whole.repeated();
    open();
  }

  private void open() {
    reader = sample.reader();
    decoder = sample.decoder();
  }

  /** The next record of the input, which begins again where it ends; headers cost nothing extra. */
  @Benchmark
  public Outcome decode(Blackhole observations) throws IOException {
    Outcome outcome = Outcome.NOT_A_RECORD;
    while (outcome.kind() == Outcome.Kind.NOT_A_RECORD) {
      if (!reader.next(frame)) {
        decoder.finish(observations::consume);
        open();
      } else if (frame.damage != null) {
        outcome = frame.damage;
      } else {
        outcome = decoder.decode(frame, observations::consume);
      }
    }
    return outcome;
  }
}
