package fluxgate.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** SHA-256, and what keeps one from being guessed, in hexadecimal digits. */
public final class Sha256 {
  private static final int CHUNK = 1 << 16;

  private Sha256() {}

  /** A digest that takes octets as they come. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static String of(byte[] octets) {
    return hex(digest().digest(octets));
  }

  /** Of the text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of all that a stream gives; it stays open. */
  public static String of(InputStream in) throws IOException {
    MessageDigest digest = digest();
    add(in, digest);
    return hex(digest.digest());
  }

  /** Of a file. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Adds all that a stream gives to a digest; the stream stays open. */
  public static void add(InputStream in, MessageDigest digest) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      digest.update(chunk, 0, count);
    }
  }

  /** The digits of a digest. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** So many random octets. */
  public static String random(int octets) {
    byte[] random = new byte[octets];
    new SecureRandom().nextBytes(random);
    return hex(random);
  }
}
