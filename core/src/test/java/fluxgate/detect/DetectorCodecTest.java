package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.detect.state.StateReader.StateFormatException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What becomes of saved state that somebody damaged. */
final class DetectorCodecTest {
  private static Scenario scenario() throws IOException, URISyntaxException {
    return Scenario.parse(
        Files.readString(
            Path.of(
                DetectorCodecTest.class
                    .getResource("/fluxgate/detect/scenario/double-flux.txt")
                    .toURI())));
  }

  private static byte[] saved(Scenario scenario) {
    Detector detector = new Detector(scenario.context());
    scenario.observations.forEach(detector::observe);
    return DetectorCodec.save(detector);
  }

  @Test
  void refuses_another_version() throws Exception {
    Scenario scenario = scenario();
    byte[] saved = saved(scenario);
    saved[5]++;
    assertThatThrownBy(() -> DetectorCodec.restore(saved, scenario.context()))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining("version");
  }

  @Test
  void reads_or_refuses_damaged_state_and_never_fails_otherwise() throws Exception {
    Scenario scenario = scenario();
    DetectorContext context = scenario.context();
    byte[] saved = saved(scenario);
    SplittableRandom random = new SplittableRandom(11);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = saved.clone();
      if (random.nextBoolean()) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      } else {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        DetectorCodec.restore(damaged, context);
      } catch (StateFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
