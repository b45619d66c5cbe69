package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.testing.FlowDatagrams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hunt over what a flow collector wrote: records in one file, their templates in another. */
final class HuntFlowTest {
  @TempDir private Path folder;

  private String write(String name, byte[]... datagrams) throws IOException {
    return Files.write(folder.resolve(name), FlowDatagrams.join(datagrams)).toString();
  }

  @Test
  void templates_of_one_file_serve_the_others() throws IOException {
    String data =
        write(
            "data.dat",
            FlowDatagrams.ipfix(
                1, FlowDatagrams.set(256, FlowDatagrams.flow(41, 51_443, 7, 443, 0))));
    String templates =
        write(
            "templates.dat",
            FlowDatagrams.ipfix(1, FlowDatagrams.set(2, FlowDatagrams.flowTemplate(256))));
    Path summary = folder.resolve("summary.json");
    CommandRun alone = CommandRun.of("hunt", data, "--summary", summary.toString());
    assertThat(alone.exit()).isZero();
    assertThat(Files.readString(summary)).contains("\"template_unknown\":1");
    CommandRun run = CommandRun.of("hunt", data, templates, "--summary", summary.toString());
    assertThat(run.exit()).isZero();
    assertThat(Files.readString(summary))
        .contains("\"accepted\":1")
        .doesNotContain("template_unknown");
  }
}
