package fluxgate.detect.state;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link StateWriter} wrote. Damage throws {@link StateFormatException}, never anything
 * else.
 */
public final class StateReader {
  /** Thrown for octets that no writer of this version wrote. */
  public static final class StateFormatException extends RuntimeException {
    public StateFormatException(String message) {
      super(message);
    }
  }

  private final byte[] buffer;
  private final int end;
  private int at;

  public StateReader(byte[] buffer) {
    this(buffer, 0, buffer.length);
  }

  private StateReader(byte[] buffer, int start, int end) {
    this.buffer = buffer;
    this.at = start;
    this.end = end;
  }

  public boolean hasMore() {
    return at < end;
  }

  public int octet() {
    if (at >= end) {
      throw new StateFormatException("state ends early at octet " + at);
    }
    return buffer[at++] & 0xFF;
  }

  public long count() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if ((octet & 0x80) == 0) {
        return value;
      }
    }
    throw new StateFormatException("number too long at octet " + at);
  }

  /**
   * A count of things that take at least one octet each, so no larger than what is left: bounds
   * what a caller allocates.
   */
  public int size() {
    long size = count();
    if (size < 0 || size > end - at) {
      throw new StateFormatException("size " + size + " exceeds what is left at octet " + at);
    }
    return (int) size;
  }

  /** A count that must fit 31 bits. */
  public int smallCount() {
    long value = count();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new StateFormatException("count " + value + " out of range at octet " + at);
    }
    return (int) value;
  }

  public long number() {
    long value = count();
    return value >>> 1 ^ -(value & 1);
  }

  public double real() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | octet();
    }
    return Double.longBitsToDouble(bits);
  }

  public boolean flag() {
    return octet() != 0;
  }

  public String text() {
    int size = size();
    String text = new String(buffer, at, size, StandardCharsets.UTF_8);
    at += size;
    return text;
  }

  public @Nullable String optionalText() {
    return flag() ? text() : null;
  }

  public DomainName name() {
    int size = size();
    DomainName name = DomainName.fromLabels(buffer, at, size);
    if (name == null) {
      throw new StateFormatException("no domain name at octet " + at);
    }
    at += size;
    return name;
  }

  /** What {@link StateWriter#addresses} wrote. */
  public List<IpAddress> addresses() {
    List<IpAddress> addresses = new ArrayList<>();
    for (int i = size(); i > 0; i--) {
      addresses.add(address());
    }
    return List.copyOf(addresses);
  }

  /** What {@link StateWriter#names} wrote. */
  public List<DomainName> names() {
    List<DomainName> names = new ArrayList<>();
    for (int i = size(); i > 0; i--) {
      names.add(name());
    }
    return List.copyOf(names);
  }

  public IpAddress address() {
    int size = size();
    IpAddress address = IpAddress.fromBytes(buffer, at, size);
    if (address == null) {
      throw new StateFormatException("no address at octet " + at);
    }
    at += size;
    return address;
  }

  public @Nullable IpAddress optionalAddress() {
    return flag() ? address() : null;
  }

  public Client client() {
    IpAddress address = optionalAddress();
    String host = optionalText();
    if (address == null && host == null) {
      throw new StateFormatException("a client without address and host at octet " + at);
    }
    return new Client(address, host, optionalText());
  }

  public Vantage vantage() {
    return new Vantage(text(), Vantages.position(smallCount()));
  }

  public Provenance provenance() {
    return new Provenance(text(), count(), smallCount());
  }

  /** The octets of the next length-prefixed part. */
  public byte[] octets() {
    int size = size();
    byte[] octets = Arrays.copyOfRange(buffer, at, at + size);
    at += size;
    return octets;
  }

  /** A reader over the next length-prefixed part, which this reader skips. */
  public StateReader part() {
    int size = size();
    StateReader part = new StateReader(buffer, at, at + size);
    at += size;
    return part;
  }
}
