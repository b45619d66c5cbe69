package fluxgate.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerClassesTest {
  private static final String CLASS = "picocli/CommandLine.class";

  @TempDir Path folder;

  private static int release(Path jar) throws Exception {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(new ZipEntry(CLASS))) {
      return ByteBuffer.wrap(in.readNBytes(8)).getShort(6);
    }
  }

  @Test
  void aLibraryOfOldClassesStillWorksAndIsRewrittenOnce() throws Exception {
    Path library =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = Files.copy(library, folder.resolve("picocli.jar"));
    assertThat(release(jar)).as("the reason for all this is gone").isLessThan(50);
    assertThat(NewerClasses.rewrite(jar)).isTrue();
    assertThat(release(jar)).isEqualTo(52);
    assertThat(NewerClasses.rewrite(jar)).isFalse();
    assertThat(folder.toFile().list()).containsExactly("picocli.jar");
    try (ZipFile zip = new ZipFile(jar.toFile());
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith("picocli/CommandLine") && name.endsWith(".class")) {
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          assertThat(Class.forName(type, true, loader)).as("verified").isNotNull();
        }
      }
    }
  }
}
