package fluxgate.app.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of an installation. */
final class CaseKeyTest {
  @TempDir private Path folder;

  @Test
  void a_key_file_is_for_its_owner_alone_and_stays_the_same() throws IOException {
    Path file = folder.resolve("home").resolve("case.key");
    CaseKey key = CaseKey.readOrCreate(file);
    assertThat(CaseKey.readOrCreate(file).id()).isEqualTo(key.id());
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
    assertThat(CaseKey.verifies(key.publicPem(), "text", key.sign("text"))).isTrue();
    assertThat(CaseKey.verifies(key.publicPem(), "Text", key.sign("text"))).isFalse();
    Files.writeString(file, "no key");
    assertThatThrownBy(() -> CaseKey.readOrCreate(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no Ed25519 key");
  }
}
