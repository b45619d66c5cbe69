package fluxgate.app.context;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.context.DomainContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFilesTest {
  @TempDir Path folder;

  @Test
  void ofTooManyFilesTheFirstByNameAreUsedAndTheRestIsSaid() throws IOException {
    for (int i = 0; i < 10_003; i++) {
      Path file = folder.resolve("allow%05d".formatted(i));
      Files.writeString(file, i < 9_998 ? "" : "name" + i + ".example\n");
    }
    List<String> notes = new ArrayList<>();
    ContextFiles files = new ContextFiles(new DomainContext.Builder(), notes::add);
    files.readAll(folder, null);
    assertThat(notes).singleElement().asString().contains("only the first 10,000 of 10,003 files");
    assertThat(files.accepted()).as("names 9998 and 9999").isEqualTo(2);
  }
}
