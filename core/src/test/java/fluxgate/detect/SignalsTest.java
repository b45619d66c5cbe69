package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.context.DomainContext;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.dns.DomainName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every row of the table of signals. */
final class SignalsTest {
  private static final Pattern CODE = Pattern.compile("\"([A-Z0-9]+(?:_[A-Z0-9]+)+)\"");

  /**
   * Known pools have real names and unknown systems no map, which timelines of reserved ones cannot
   * play.
   */
  private static final Set<String> UNPLAYABLE = Set.of("KNOWN_POOL", "ASN_UNKNOWN");

  @Test
  void tags_are_unique_and_positive() {
    assertThat(Signals.TABLE.stream().map(Signals.Row::tag)).doesNotHaveDuplicates();
    assertThat(Signals.TABLE.stream().map(Signals.Row::tag)).allMatch(tag -> tag > 0);
  }

  @Test
  void every_signal_is_silent_about_a_domain_that_showed_nothing() {
    DomainState state =
        new DomainState(DomainName.of("quiet.example"), address -> null, Signals.newSlices());
    Scene scene =
        new Scene(
            0, 0, Surroundings.NOTHING_YET, null, DomainContext.NOTHING, 0, BaselineView.COLD);
    assertThat(Signals.measure(state, scene).said().evidence()).isEmpty();
  }

  @Test
  void every_empty_slice_survives_the_codec() {
    for (Signals.Row<?> row : Signals.TABLE) {
      Slice slice = row.signal().newSlice();
      StateWriter out = new StateWriter();
      slice.write(out);
      byte[] written = out.toBytes();
      StateWriter again = new StateWriter();
      row.signal().readSlice(new StateReader(written)).write(again);
      assertThat(again.toBytes()).as(row.group()).isEqualTo(written);
    }
  }

  @Test
  void every_folder_has_a_row_and_every_code_a_timeline_that_names_it()
      throws IOException, URISyntaxException {
    Path folder = Path.of("src/main/java/fluxgate/detect/signal");
    Set<String> codes = new TreeSet<>();
    long folders;
    try (Stream<Path> entries = Files.list(folder)) {
      folders = entries.filter(Files::isDirectory).count();
    }
    assertThat(Signals.TABLE).hasSize((int) folders);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Signal.java")).toList()) {
        Matcher match = CODE.matcher(Files.readString(file));
        while (match.find()) {
          codes.add(match.group(1));
        }
      }
    }
    StringBuilder timelines = new StringBuilder();
    Path scenarios = Path.of(SignalsTest.class.getResource("/fluxgate/detect/scenario").toURI());
    try (Stream<Path> files = Files.list(scenarios)) {
      for (Path file : files.toList()) {
        timelines.append(Files.readString(file));
      }
    }
    codes.removeAll(UNPLAYABLE);
    assertThat(codes)
        .isNotEmpty()
        .allSatisfy(code -> assertThat(timelines).containsPattern("[+]" + code + "\\b"));
  }
}
