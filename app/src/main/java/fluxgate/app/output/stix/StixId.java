package fluxgate.app.output.stix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identifiers: a type, two hyphens, and a UUID of version 5 (RFC 9562 §5.5). */
final class StixId {
  /** STIX 2.1 §2.9: the namespace of observables. */
  private static final UUID OBSERVABLE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  /** Ours, for the rest: drawn at random once. It never changes, or all identifiers would. */
  private static final UUID OWN = UUID.fromString("5d1c0be4-7f0e-4a35-9a0b-3f7e8f1d6c52");

  private StixId() {}

  /** Of an observable whose one contributing property is {@code value}, text in ASCII. */
  static String ofValue(String type, String value) {
    return type + "--" + version5(OBSERVABLE, "{\"value\":" + quoted(value) + "}");
  }

  /** Of an autonomous system. */
  static String ofAutonomousSystem(long number) {
    return "autonomous-system--" + version5(OBSERVABLE, "{\"number\":" + number + "}");
  }

  /** Of anything else: the same for the same type and seed. */
  static String of(String type, String seed) {
    return type + "--" + version5(OWN, type + " " + seed);
  }

  /** RFC 8785 of printable ASCII, which is all that names and addresses consist of. */
  private static String quoted(String ascii) {
    return '"' + ascii.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static UUID version5(UUID namespace, String name) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-1");
      hash.update(
          java.nio.ByteBuffer.allocate(16)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .flip());
      java.nio.ByteBuffer bits =
          java.nio.ByteBuffer.wrap(hash.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = bits.getLong() & ~0xF000L | 0x5000L;
      long low = bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
