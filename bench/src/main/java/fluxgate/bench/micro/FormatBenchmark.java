package fluxgate.bench.micro;

import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
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
  private Format format = Format.ZEEK_DNS;
  private byte[] content = new byte[0];
  private FrameReader reader = format.framing().reader(new ByteArrayInputStream(content));
  private Decoder decoder = format.decoder(new Input(input));

  /** Loads the input. */
  @Setup
  public void load() throws IOException {
    Format named = Format.byId(input.substring(0, input.indexOf('/')));
    Path file = SmallWorld.here().inputs().get(input);
    if (named == null || file == null) {
      throw new IllegalArgumentException(input);
    }
    format = named;
    content = Sample.of(format, input, SmallWorld.content(file)).repeated();
    open();
  }

  private void open() {
    reader = format.framing().reader(new ByteArrayInputStream(content));
    decoder = format.decoder(new Input(input));
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
