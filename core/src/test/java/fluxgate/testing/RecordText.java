package fluxgate.testing;

import fluxgate.dns.RRType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Resource records in wire form, with a TTL of 60 seconds, as logs write them in base64. */
public final class RecordText {
  private RecordText() {}

  /** A record whose data are these octets. */
  public static String base64(String owner, RRType type, int recordClass, int... data) {
    return Base64.getEncoder().encodeToString(wire(owner, type, recordClass, data));
  }

  /** A record whose data are a name. */
  public static String base64(String owner, RRType type, int recordClass, String target) {
    byte[] name = name(target);
    int[] data = new int[name.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = name[i];
    }
    return base64(owner, type, recordClass, data);
  }

  /** The octets of a record. */
  public static byte[] wire(String owner, RRType type, int recordClass, int... data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(name(owner));
    u16(type.code(), out);
    u16(recordClass, out);
    u16(0, out);
    u16(60, out);
    u16(data.length, out);
    for (int octet : data) {
      out.write(octet);
    }
    return out.toByteArray();
  }

  private static byte[] name(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : name.split("[.]")) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
    return out.toByteArray();
  }

  private static void u16(int value, ByteArrayOutputStream out) {
    out.write(value >> 8);
    out.write(value);
  }
}
