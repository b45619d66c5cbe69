package fluxgate.app.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which clients have pseudonyms. Whoever holds it can try addresses until one
 * fits; whoever does not, cannot.
 */
public final class RedactionKey {
  private static final String ALGORITHM = "HmacSHA256";

  /** 128 bits: fewer could be guessed. */
  private static final int LEAST_OCTETS = 16;

  /** More is no key but a file named by mistake. */
  private static final int MOST_OCTETS = 4096;

  /** As long as the hash (RFC 2104 §3). */
  private static final int NEW_OCTETS = 32;

  /** 48 bits: two of ten thousand clients share one with a chance of 2e-7. */
  private static final int PSEUDONYM_DIGITS = 12;

  private final SecretKeySpec key;

  private RedactionKey(byte[] octets) {
    key = new SecretKeySpec(octets, ALGORITHM);
  }

  /**
   * The key of these octets.
   *
   * @throws IOException where they are too few or too many
   */
  public static RedactionKey of(byte[] octets) throws IOException {
    int length = octets.length;
    while (length > 0 && (octets[length - 1] == '\n' || octets[length - 1] == '\r')) {
      length--;
    }
    if (length < LEAST_OCTETS || length > MOST_OCTETS) {
      throw new IOException(
          "a redaction key has " + LEAST_OCTETS + " to " + MOST_OCTETS + " octets");
    }
    return new RedactionKey(Arrays.copyOf(octets, length));
  }

  /** The key in a file that is there; a line end at its end does not count. */
  public static RedactionKey read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(MOST_OCTETS + 3));
    }
  }

  /**
   * The key in the file, which is made with a random key where it is not there, readable by its
   * owner alone. Two runs that make it at once agree on one.
   */
  public static RedactionKey readOrCreate(Path file) throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder for it");
    }
    Files.createDirectories(folder);
    byte[] random = new byte[NEW_OCTETS];
    new SecureRandom().nextBytes(random);
    byte[] line = (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII);
    Path whole = Files.createTempFile(folder, "redact", ".new", ownerOnly(folder));
    try {
      Files.write(whole, line, StandardOpenOption.WRITE);
      Files.createLink(file, whole); // unlike a rename, this never replaces another run's key
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } finally {
      Files.delete(whole);
    }
    return read(file);
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }

  /** {@code c-} and twelve hexadecimal digits: the same for the same identity. */
  public String pseudonym(String identity) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
      return "c-" + HexFormat.of().formatHex(hash).substring(0, PSEUDONYM_DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
