package fluxgate.app.casefile;

import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key of this installation, by which heads of custody are signed (Ed25519). Who holds the
 * public half from elsewhere sees whether a package was made here; without it, a package could be
 * made anew as a whole under another key.
 */
public final class CaseKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  /** A file with both halves takes a quarter of that. */
  private static final int MOST_OCTETS = 4096;

  private final PrivateKey secret;
  private final String pem;

  private CaseKey(PrivateKey secret, String pem) {
    this.secret = secret;
    this.pem = pem;
  }

  /**
   * The key in the file, which is made where it is not there, readable by its owner alone. Two runs
   * that make it at once agree on one.
   *
   * @throws IOException with a reason that follows the name of the file
   */
  public static CaseKey readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    if (Files.size(file) > MOST_OCTETS) {
      throw new IOException("it is no key: too large");
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    byte[] octets = block(text, PRIVATE);
    byte[] shown = block(text, PUBLIC);
    if (octets == null || shown == null) {
      throw new IOException(
          "it holds no Ed25519 key in PEM; move it away, and a new one is made, under which"
              + " packages are told from those of the old one");
    }
    try {
      PrivateKey secret =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(octets));
      return new CaseKey(secret, pem(PUBLIC, shown));
    } catch (GeneralSecurityException e) {
      throw new IOException("its key is damaged; put it back from a backup", e);
    }
  }

  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder for it");
    }
    Files.createDirectories(folder);
    String text;
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      text =
          pem(PRIVATE, pair.getPrivate().getEncoded()) + pem(PUBLIC, pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
    Path whole = Files.createTempFile(folder, "case", ".new", ownerOnly(folder));
    try {
      Files.writeString(whole, text, StandardOpenOption.WRITE);
      Files.createLink(file, whole); // unlike a rename, this never replaces another run's key
    } catch (FileAlreadyExistsException e) {
      // The other run's counts.
    } finally {
      Files.delete(whole);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The public half as PEM. */
  public String publicPem() {
    return pem;
  }

  /** The identifier of the public half. */
  public String id() {
    return String.valueOf(id(pem));
  }

  /** What identifies a public key: SHA-256 of its DER; null where the text holds none. */
  public static @Nullable String id(String publicPem) {
    byte[] octets = block(publicPem, PUBLIC);
    return octets == null ? null : Sha256.of(octets);
  }

  /** The signature of a text, in Base64. */
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read signs", e);
    }
  }

  /** Whether a signature in Base64 is that of the text under the public key. */
  public static boolean verifies(String publicPem, String text, String signature) {
    byte[] octets = block(publicPem, PUBLIC);
    if (octets == null) {
      return false;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(octets));
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String pem(String label, byte[] octets) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getEncoder().encodeToString(octets)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static byte @Nullable [] block(String text, String label) {
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      return null;
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
