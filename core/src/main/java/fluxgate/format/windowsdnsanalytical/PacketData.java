package fluxgate.format.windowsdnsanalytical;

import fluxgate.format.text.FieldValue;

/** A DNS message in hexadecimal digits. A flyweight: the octets are valid until the next one. */
final class PacketData {
  /** A DNS message over TCP has at most 65,535 octets (RFC 1035 §4.2.2). */
  private static final int MOST_OCTETS = 65_535;

  private byte[] octets = new byte[512];
  private int length;

  /**
   * Takes the octets of {@code 0x0007…}, with or without {@code 0x}.
   *
   * @return false where these are no whole octets in hexadecimal, none, or too many for a message
   */
  boolean read(FieldValue text) {
    int from = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
    int digits = text.length() - from;
    length = 0;
    if (digits <= 0 || digits % 2 != 0 || digits / 2 > MOST_OCTETS) {
      return false;
    }
    if (octets.length < digits / 2) {
      octets = new byte[MOST_OCTETS];
    }
    for (int i = 0; i < digits / 2; i++) {
      int high = Character.digit(text.charAt(from + 2 * i), 16);
      int low = Character.digit(text.charAt(from + 2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return false;
      }
      octets[i] = (byte) (high << 4 | low);
    }
    length = digits / 2;
    return true;
  }

  byte[] octets() {
    return octets;
  }

  int length() {
    return length;
  }

  /** Whether it is a response: the highest bit behind the id. */
  boolean isResponse() {
    return length > 2 && octets[2] < 0;
  }

  /** Leaves off what lies behind the message; false where there is less than that. */
  boolean cutTo(int size) {
    if (size > length) {
      return false;
    }
    length = size;
    return true;
  }
}
