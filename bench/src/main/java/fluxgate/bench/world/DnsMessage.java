package fluxgate.bench.world;

import fluxgate.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of one lookup as resolvers write them (RFC 1035), owner names compressed: the
 * recursion bits set, no EDNS.
 */
final class DnsMessage {
  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;
  private static final int IN = 1;

  /** Where the owner name of the question begins. */
  private static final int QUESTION_NAME = 12;

  private static final int POINTER = 0xC000;
  private static final short QUERY_FLAGS = 0x0100;
  private static final int RESPONSE_FLAGS = 0x8180;

  /** More than any response of the simulation. */
  private static final int LONGEST = 4096;

  private DnsMessage() {}

  static byte[] query(int id, String name, int type) {
    return octets(question(id, QUERY_FLAGS, 0, name, type));
  }

  /**
   * A response.
   *
   * @param data of the records of the answer in their order: names are those of CNAME records
   */
  static byte[] response(
      int id, int rcode, String name, int type, List<String> data, List<Integer> ttls) {
    ByteBuffer out = question(id, RESPONSE_FLAGS | rcode, data.size(), name, type);
    int owner = QUESTION_NAME;
    for (int i = 0; i < data.size(); i++) {
      IpAddress address = address(data.get(i));
      out.putShort((short) (POINTER | owner));
      out.putShort((short) (address == null ? CNAME : address.isV4() ? A : AAAA));
      out.putShort((short) IN).putInt(ttls.get(i));
      int length = out.position();
      out.putShort((short) 0);
      if (address == null) {
        owner = out.position();
        name(out, data.get(i));
      } else {
        out.put(address.toBytes());
      }
      out.putShort(length, (short) (out.position() - length - 2));
    }
    return octets(out);
  }

  /** The address that the text is, or null where it is a name. */
  static @Nullable IpAddress address(String text) {
    char last = text.charAt(text.length() - 1);
    boolean isName = text.indexOf(':') < 0 && !Character.isDigit(last);
    return isName ? null : IpAddress.of(text);
  }

  private static ByteBuffer question(int id, int flags, int answers, String name, int type) {
    ByteBuffer out = ByteBuffer.allocate(LONGEST);
    out.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) answers);
    out.putInt(0);
    name(out, name);
    return out.putShort((short) type).putShort((short) IN);
  }

  private static void name(ByteBuffer out, String name) {
    for (String label : name.split("\\.")) {
      byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
      out.put((byte) octets.length).put(octets);
    }
    out.put((byte) 0);
  }

  private static byte[] octets(ByteBuffer out) {
    byte[] octets = new byte[out.position()];
    out.get(0, octets);
    return octets;
  }
}
