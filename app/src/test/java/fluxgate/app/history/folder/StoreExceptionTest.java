package fluxgate.app.history.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is said to do next is something that the command can be told. */
final class StoreExceptionTest {
  private static final Path STORE = Path.of("store");
  private static final SQLException FULL =
      new SQLException("Out of Memory Error: failed to allocate data");

  @Test
  void more_memory_is_recommended_where_an_option_gives_it() {
    assertThat(StoreException.writing(STORE, FULL))
        .hasMessage(
            "store: the memory that it may take is used up, of which --memory gives more; the store"
                + " is as it was before.");
    assertThat(StoreException.readingAll(STORE, FULL)).hasMessageContaining("--memory");
  }

  @Test
  void look_ups_have_no_such_option() {
    assertThat(StoreException.reading(STORE, FULL))
        .hasMessage(
            "store: it cannot be read: the memory that it may take is used up; ask for a shorter"
                + " time, or for fewer names at once.");
  }
}
