package fluxgate.bench.micro;

import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The detector takes an observation of a day that is played again and again, each time to a new
 * detector; closing the snapshots at its boundaries is part of it.
 */
@State(Scope.Benchmark)
public class DetectorBenchmark {
  private @Nullable DetectorContext context;
  private List<Observation> observations = List.of();
  private @Nullable Detector detector;
  private int next;

  /** Loads the day. */
  @Setup
  public void load() throws IOException {
    SmallWorld world = SmallWorld.here();
    context = world.context();
    observations = world.observations();
    next = observations.size();
  }

  /** The next observation. */
  @Benchmark
  public void observe() {
    if (next == observations.size()) {
      detector = new Detector(Objects.requireNonNull(context));
      next = 0;
    }
    Objects.requireNonNull(detector).observe(observations.get(next++));
  }
}
