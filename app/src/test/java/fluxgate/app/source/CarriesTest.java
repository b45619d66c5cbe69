package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Carries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of a plan may hold together. */
final class CarriesTest {
  private static final String DNS =
      """
      #separator \\x09
      #path\tdns
      #fields\tts\tid.orig_h\tid.resp_h\tquery\tqtype_name\trcode_name\tanswers\tTTLs
      1793577600.0\t10.0.0.1\t10.0.0.53\ta.example\tA\tNOERROR\t8.8.4.1\t60
      """;

  private static final String CONNECTIONS =
      """
      #separator \\x09
      #path\tconn
      #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\tduration
      1793577601.0\t10.0.0.1\t40000\t8.8.4.1\t443\ttcp\tSF\t1.0
      """;

  @TempDir Path folder;

  private boolean carries(Carries what, String... logs) throws IOException {
    for (int i = 0; i < logs.length; i++) {
      Files.writeString(folder.resolve(i + ".log"), logs[i]);
    }
    Plan plan = Telemetry.open(List.of(folder.toString()), ReadOptions.standard());
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.fileNames()).hasSize(logs.length);
    return plan.carries(what);
  }

  @Test
  void dns_logs_carry_answers_and_no_connections() throws IOException {
    assertThat(carries(Carries.ANSWERS, DNS)).isTrue();
    assertThat(carries(Carries.CONNECTION, DNS)).isFalse();
  }

  @Test
  void one_log_of_connections_is_enough() throws IOException {
    assertThat(carries(Carries.CONNECTION, DNS, CONNECTIONS)).isTrue();
  }
}
