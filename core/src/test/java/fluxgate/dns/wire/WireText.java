package fluxgate.dns.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes DNS messages octet by octet, right or wrong, for tests. */
public final class WireText {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A header; counts of question, answer, authority, additional. */
  public static WireText header(int flags, int... counts) {
    WireText text = new WireText().u16(0x1234).u16(flags);
    for (int count : counts) {
      text.u16(count);
    }
    return text;
  }

  public WireText u8(int value) {
    out.write(value);
    return this;
  }

  public WireText u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  public WireText u32(long value) {
    return u16((int) (value >>> 16) & 0xFFFF).u16((int) value & 0xFFFF);
  }

  /** Labels and the root octet; {@code .} alone is the root. */
  public WireText name(String dotted) {
    if (!dotted.equals(".")) {
      for (String label : dotted.split("\\.", -1)) {
        u8(label.length()).octets(label.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return u8(0);
  }

  public WireText pointer(int target) {
    return u16(0xC000 | target);
  }

  public WireText octets(byte... octets) {
    out.writeBytes(octets);
    return this;
  }

  /** Type, class IN, TTL, and rdata with its length. */
  public WireText record(int type, long ttl, int... rdata) {
    u16(type).u16(1).u32(ttl).u16(rdata.length);
    for (int octet : rdata) {
      u8(octet);
    }
    return this;
  }

  public int size() {
    return out.size();
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  public WireResult read() {
    return new DnsMessageReader().read(bytes(), 0, size());
  }
}
