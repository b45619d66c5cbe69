package fluxgate.app.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the classes of a jar that were compiled for Java 5 as classes of Java 8, with the stack
 * maps that those have.
 *
 * <p>Why: a start-up cache takes no class older than Java 6, and picocli's are. Loading and
 * verifying them from the jar took half of the time of {@code fluxgate --version}.
 */
public final class NewerClasses {
  /** The first release whose classes carry stack maps, which the cache is made with. */
  private static final int OLDEST_CACHED = ClassFile.JAVA_6_VERSION;

  private static final int MAGIC = 0xCAFEBABE;

  private NewerClasses() {}

  /** Arguments: the jars, each rewritten in place where it has such classes. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      rewrite(Path.of(jar));
    }
  }

  /** Whether the jar had such classes, and is rewritten now. */
  static boolean rewrite(Path jar) throws IOException {
    if (!hasOld(jar)) { // most; some hold native libraries of tens of megabytes
      return false;
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(octets)) {
      for (ZipEntry entry : in.stream().toList()) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        boolean old = isOld(entry.getName(), content);
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(old ? newer(content, in) : content);
      }
    }
    Path whole = jar.resolveSibling(jar.getFileName() + ".new");
    Files.write(whole, octets.toByteArray());
    Files.move(whole, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static boolean hasOld(Path jar) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : in.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream content = in.getInputStream(entry)) {
            if (isOld(entry.getName(), content.readNBytes(8))) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }

  private static boolean isOld(String name, byte[] content) {
    if (!name.endsWith(".class") || content.length < 8) {
      return false;
    }
    ByteBuffer octets = ByteBuffer.wrap(content);
    return octets.getInt(0) == MAGIC && octets.getShort(6) < OLDEST_CACHED;
  }

  private static byte[] newer(byte[] content, ZipFile jar) {
    ClassFile files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> open(type, jar))
                    .orElse(ClassHierarchyResolver.defaultResolver())),
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    ClassModel model = files.parse(content);
    // Code is only written anew, with its stack maps, where a transform touches it.
    ClassTransform touched =
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    return files.transformClass(
        model,
        touched.andThen((type, element) -> {
          if (element instanceof ClassFileVersion) {
            type.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            type.with(element);
          }
        }));
  }

  private static @Nullable InputStream open(ClassDesc type, ZipFile jar) {
    String descriptor = type.descriptorString();
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      return null;
    }
  }
}
