package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rdata as far as Fluxgate reads it: addresses and target names; the rest in the form of RFC 3597.
 */
final class RdataReader {
  /**
   * As many octets as fit {@link Rdata.Other#MAX_TEXT} characters with the {@code \# 65535} before
   * them.
   */
  private static final int SHOWN_OCTETS = (Rdata.Other.MAX_TEXT - 9) / 2;

  private static final HexFormat HEX = HexFormat.of();

  private RdataReader() {}

  /**
   * Reads the {@code length} octets here, which {@code cursor} has vouched for, and moves behind
   * them.
   *
   * @return null with a fault in the cursor where the content does not fit the length
   */
  static @Nullable Rdata read(WireCursor cursor, RRType type, int length) {
    if (type.isAddress()) {
      return address(cursor, length, type.equals(RRType.A) ? 4 : 16);
    }
    int before = type.octetsBeforeName();
    return before < 0 ? other(cursor, length) : target(cursor, length, before);
  }

  private static @Nullable Rdata address(WireCursor cursor, int length, int expected) {
    IpAddress address =
        length == expected ? IpAddress.fromBytes(cursor.buffer(), cursor.position(), length) : null;
    if (address == null) {
      cursor.fail(WireFault.BAD_RDATA);
      return null;
    }
    cursor.moveTo(cursor.position() + length);
    return new Rdata.Address(address);
  }

  private static @Nullable Rdata target(WireCursor cursor, int length, int before) {
    int end = cursor.position() + length;
    if (length <= before) {
      cursor.fail(WireFault.BAD_RDATA);
      return null;
    }
    cursor.moveTo(cursor.position() + before);
    DomainName name = cursor.name(end);
    if (cursor.fault() == null && cursor.position() != end) {
      cursor.fail(WireFault.BAD_RDATA);
    }
    return cursor.fault() == null ? new Rdata.Target(name) : null;
  }

  private static Rdata other(WireCursor cursor, int length) {
    int from = cursor.position();
    String hex = HEX.formatHex(cursor.buffer(), from, from + Math.min(length, SHOWN_OCTETS));
    cursor.moveTo(from + length);
    return new Rdata.Other(length == 0 ? "\\# 0" : "\\# " + length + " " + hex);
  }
}
