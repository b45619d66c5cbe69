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
      Files.createFile(folder.resolve("file%05d".formatted(i)));
    }
    List<String> notes = new ArrayList<>();
    ContextFiles files = new ContextFiles(new DomainContext.Builder(), notes::add);
    files.readAll(folder, null);
    assertThat(notes.getFirst()).contains("only the first 10,000 of 10,003 files");
    assertThat(notes.get(1)).contains("file00000");
    assertThat(notes.getLast()).contains("file09999");
  }
}
