package fluxgate.bench.micro;

import fluxgate.detect.Detector;
import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.context.DomainContext;
import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.state.Slice;
import fluxgate.observation.Observation;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One measurement of a signal, on what a day has shown of a flux name: the one of median size among
 * those that reached alert.
 */
@State(Scope.Benchmark)
public class SignalBenchmark {
  /** A name of {@link #names}. */
  @Param("dispersion")
  public String signal = "";

  private @Nullable Measuring measuring;

  /** A signal with what it measures. */
  private record Measuring(Signal<Slice> signal, Slice slice, DomainState state, Scene scene) {
    EvidenceSink measure() {
      EvidenceSink sink = new EvidenceSink();
      signal.measure(slice, state, scene, sink);
      return sink;
    }
  }

  /** The signals of the table, by their folders. */
  static List<String> names() {
    return Signals.TABLE.stream().map(row -> name(row.signal())).toList();
  }

  private static String name(Signal<?> signal) {
    String folder = signal.getClass().getPackageName();
    return folder.substring(folder.lastIndexOf('.') + 1);
  }

  /** Plays the day. */
  @Setup
  @SuppressWarnings("unchecked") // a state's slices are made by the signal of the same row
  public void play() throws IOException {
    SmallWorld world = SmallWorld.here();
    Detector detector = new Detector(world.context());
    List<Observation> observations = world.observations();
    observations.forEach(detector::observe);
    detector.finish();
    List<DomainState> alerts =
        detector.domainsAt(Level.ALERT).stream()
            .sorted(Comparator.comparingInt(state -> state.pool().size()))
            .toList();
    DomainState state = alerts.get(alerts.size() / 2);
    Scene scene =
        new Scene(
            detector.nowMicros(),
            state.lastSeenMicros(),
            detector.surroundings(),
            HostingRotation.of(state, detector.nowMicros()),
            DomainContext.NOTHING,
            observations.getFirst().timeMicros(),
            Baseline.COLD.at(state));
    int row = names().indexOf(signal);
    Signal<Slice> measured = (Signal<Slice>) Signals.TABLE.get(row).signal();
    measuring = new Measuring(measured, state.slice(row), state, scene);
  }

  /** One measurement. */
  @Benchmark
  public EvidenceSink measure() {
    return Objects.requireNonNull(measuring).measure();
  }
}
