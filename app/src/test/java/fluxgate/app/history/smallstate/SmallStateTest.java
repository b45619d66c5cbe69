package fluxgate.app.history.smallstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.history.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The small state where it is not what it should be. */
@Timeout(600)
final class SmallStateTest {
  /** What lets root pass over permissions is given up first. */
  private static final List<String> AS_ANYBODY =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  @TempDir private Path folder;

  @Test
  void nothing_stays_open_of_one_that_is_damaged_and_may_only_be_read() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "skipped: no /proc to look into");
    Path store = folder.toRealPath();
    Path file = Files.writeString(store.resolve("state.sqlite"), "no database. ".repeat(500));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    boolean mayDoEverything = Files.isWritable(file);
    Program run =
        Program.run(
            Program.of(
                mayDoEverything ? AS_ANYBODY : List.of(),
                Program.HEAP,
                OpenState.class,
                store.toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasSize(1).first().asString().startsWith(file + ": it cannot be read: ");
  }
}
