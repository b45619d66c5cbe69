package fluxgate.app.casefile.bag;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.Custody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was never a package is said to be what it is; what is a damaged one is not called none. */
final class NoPackageTest {
  @TempDir private Path folder;

  private static @Nullable String noPackage(Path place) throws IOException {
    return BagCheck.of(place, null).noPackage();
  }

  @Test
  void files_and_zips_that_are_something_else() throws IOException {
    Path other = folder.resolve("other");
    Files.writeString(other, "");
    assertThat(noPackage(other)).isEqualTo("it is an empty file");
    Files.writeString(other, "a text that is longer than the last record of a zip");
    assertThat(noPackage(other)).isEqualTo("it is no zip");
    assertThat(BagCheck.of(other, null).problems())
        .containsExactly("no package of a case: it is no zip");
    assertThat(BagCheck.of(other, null).isWhole()).isFalse();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      out.setComment("a zip may end with one");
      out.putNextEntry(new ZipEntry("photos/data/1.jpg"));
    }
    assertThat(noPackage(other)).isEqualTo("it is a zip without bagit.txt");
  }

  @Test
  void folders_that_are_something_else() throws IOException {
    assertThat(noPackage(folder)).isEqualTo("it is a folder without bagit.txt");
    Path bag = Files.createDirectory(folder.resolve("case-2026-0001"));
    Files.writeString(bag.resolve("bagit.txt"), "");
    assertThat(noPackage(folder))
        .isEqualTo("it is a folder without bagit.txt; " + bag + " within it has one");
    assertThat(noPackage(bag)).isNull();
  }

  @Test
  void what_is_damaged_was_a_package() throws IOException {
    CaseKey key = CaseKey.readOrCreate(folder.resolve("case.key"));
    Bag bag = new Bag("case-2026-0001");
    bag.add("data/readme.md", Content.of("a text"));
    Custody.When now = new Custody.When(Instant.parse("2026-11-03T09:00:00Z"), false);
    Custody.Actor actor = new Custody.Actor("ada", "desk", "fluxgate 1.0");
    Path zip = folder.resolve("bag.zip");
    bag.write(zip, List.of(Custody.next(null, "case-2026-0001", now, actor, bag.seal())), key);
    assertThat(noPackage(zip)).isNull();
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
    assertThat(noPackage(zip)).isNull();
    whole[0] ^= 1;
    Files.write(zip, whole);
    assertThat(noPackage(zip)).isNull();
    whole[0] ^= 1;
    whole[whole.length - 22] ^= 1;
    Files.write(zip, whole);
    assertThat(noPackage(zip)).isNull();
  }
}
