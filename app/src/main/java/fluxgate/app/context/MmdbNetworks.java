package fluxgate.app.context;

import com.maxmind.db.Reader;
import fluxgate.net.AsnRecord;
import fluxgate.net.AsnSource;
import fluxgate.net.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A MaxMind-format file that says which autonomous system announces an address: GeoLite ASN, DB-IP
 * and others that use their field names, or {@code asn}, {@code name}, {@code country_code}. The
 * file is mapped into memory; lookups may run concurrently.
 */
public final class MmdbNetworks implements AsnSource, Closeable {
  private static final long MOST_ASN = 0xFFFF_FFFFL;
  private static final List<String> NUMBER_FIELDS = List.of("autonomous_system_number", "asn");
  private static final List<String> NAME_FIELDS =
      List.of("autonomous_system_organization", "as_name", "name", "organization");
  private static final List<String> COUNTRY_FIELDS = List.of("country_code", "country");

  /** The specification lets the metadata take this much of the file's end. */
  private static final int METADATA_OCTETS = 128 * 1024;

  private static final String MARK = "\u00ab\u00cd\u00efMaxMind.com";

  private final Reader reader;
  private final boolean hasV6;
  private final AtomicLong failedLookups = new AtomicLong();

  private MmdbNetworks(Reader reader) {
    this.reader = reader;
    this.hasV6 = reader.getMetadata().ipVersion() == 6;
  }

  /** Whether the file has the mark that such databases carry before their metadata. */
  public static boolean recognises(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(in.length(), METADATA_OCTETS);
      byte[] end = new byte[length];
      in.seek(in.length() - length);
      in.readFully(end);
      return new String(end, StandardCharsets.ISO_8859_1).contains(MARK);
    }
  }

  /**
   * Opens the file.
   *
   * @throws IOException naming the file where it cannot be read or is no such database
   */
  public static MmdbNetworks open(Path file) throws IOException {
    try {
      return new MmdbNetworks(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED));
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + " is no readable MaxMind-format database: " + e.getMessage(), e);
    }
  }

  /** The system; null where the file has none, or is damaged there ({@link #failedLookups}). */
  @Override
  public @Nullable AsnRecord lookup(IpAddress address) {
    if (!hasV6 && !address.isV4()) {
      return null;
    }
    try {
      Map<?, ?> fields = reader.get(InetAddress.getByAddress(address.toBytes()), Map.class);
      return fields == null ? null : toRecord(fields);
    } catch (IOException | RuntimeException e) {
      failedLookups.incrementAndGet();
      return null;
    }
  }

  private static @Nullable AsnRecord toRecord(Map<?, ?> fields) {
    long asn = number(first(fields, NUMBER_FIELDS));
    if (asn < 1 || asn > MOST_ASN) {
      return null;
    }
    Object name = first(fields, NAME_FIELDS);
    Object country = first(fields, COUNTRY_FIELDS);
    if (country instanceof Map<?, ?> details) {
      country = details.get("iso_code");
    }
    return new AsnRecord(
        asn,
        name == null ? "" : name.toString(),
        country != null && country.toString().matches("[A-Za-z]{2}")
            ? country.toString().toUpperCase(Locale.ROOT)
            : null);
  }

  private static @Nullable Object first(Map<?, ?> fields, List<String> names) {
    for (String name : names) {
      Object value = fields.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A number, or the digits after {@code AS}; -1 for anything else. */
  private static long number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    String text = value == null ? "" : value.toString();
    String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
    return digits.matches("[0-9]{1,10}") ? Long.parseLong(digits) : -1;
  }

  /** How many lookups the file's damage has cost so far. */
  public long failedLookups() {
    return failedLookups.get();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
