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
 * A new detector takes the observations of a day: all of them, because they cost more the more it
 * knows, and closing the snapshots at its boundaries is part of it.
 */
@State(Scope.Benchmark)
public class DetectorBenchmark {
  private @Nullable DetectorContext context;
  private List<Observation> observations = List.of();

  /** Loads the day. */
  @Setup
  public void load() throws IOException {
    SmallWorld world = SmallWorld.here();
    context = world.context();
    observations = world.observations();
  }

  /** One day. */
  @Benchmark
  public Detector observe() {
    Detector detector = new Detector(Objects.requireNonNull(context));
    for (Observation observation : observations) {
      detector.observe(observation);
    }
    return detector;
  }
}
