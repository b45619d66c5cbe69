package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes state in the layout that {@link StateReader} reads: unsigned LEB128 for counts, zigzag
 * LEB128 for signed numbers, length-prefixed octets for the rest, and tagged, length-prefixed
 * slices that a reader can skip.
 */
public final class StateWriter {
  private byte[] buffer = new byte[256];
  private int length;

  public void octet(int value) {
    room(1);
    buffer[length++] = (byte) value;
  }

  /** A number that is never negative. */
  public void count(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
  }

  public void number(long value) {
    count(value << 1 ^ value >> 63);
  }

  public void real(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (bits >>> shift));
    }
  }

  public void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  public void text(String value) {
    octets(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that may be absent. */
  public void optionalText(@Nullable String value) {
    flag(value != null);
    if (value != null) {
      text(value);
    }
  }

  public void name(DomainName name) {
    octets(name.toLabels());
  }

  public void address(IpAddress address) {
    octets(address.toBytes());
  }

  /** How many, then each in the order given. */
  public void addresses(Collection<IpAddress> addresses) {
    count(addresses.size());
    addresses.forEach(this::address);
  }

  /** How many, then each in the order given. */
  public void names(Collection<DomainName> names) {
    count(names.size());
    names.forEach(this::name);
  }

  /** An address that may be absent. */
  public void optionalAddress(@Nullable IpAddress address) {
    flag(address != null);
    if (address != null) {
      address(address);
    }
  }

  public void client(Client client) {
    optionalAddress(client.address());
    optionalText(client.host());
    optionalText(client.process());
  }

  public void vantage(Vantage vantage) {
    text(vantage.sensor());
    count(vantage.position().ordinal());
  }

  public void provenance(Provenance provenance) {
    text(provenance.file());
    count(provenance.offset());
    count(provenance.length());
  }

  private void octets(byte[] octets) {
    count(octets.length);
    room(octets.length);
    System.arraycopy(octets, 0, buffer, length, octets.length);
    length += octets.length;
  }

  /** A slice: its tag, its length, and what {@code slice} writes. */
  public void slice(int tag, Slice slice) {
    StateWriter body = new StateWriter();
    slice.write(body);
    count(tag);
    octets(body.toBytes());
  }

  /** A part as {@link #slice} writes it, of octets that are there already. */
  public void part(int tag, byte[] octets) {
    count(tag);
    octets(octets);
  }

  private void room(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }
}
