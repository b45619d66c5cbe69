package fluxgate.app.history.replay;

import fluxgate.app.history.parquet.NumberInput;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.app.history.parquet.TextInput;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the observations of a file of what was seen, row by row: here are the columns that all
 * kinds have. What a row group repeats is one object.
 */
abstract sealed class SeenReader implements Closeable
    permits AnswerReader, QuestionReader, ConnectionReader, SettingReader {
  private final ParquetRows rows;
  private final TextInput<IpAddress> clientAddress;
  private final TextInput<String> clientHost;
  private final TextInput<String> clientProcess;
  private final TextInput<String> sensor;
  private final TextInput<Position> position;
  private final TextInput<String> file;
  private final NumberInput offset;
  private final NumberInput length;

  /** Null in files that were written before there was such a column. */
  private final @Nullable NumberInput sequence;

  private @Nullable Vantage lastVantage;

  SeenReader(ParquetRows rows) throws IOException {
    this.rows = rows;
    clientAddress = rows.texts("client_address", IpAddress::parse);
    clientHost = rows.texts("client_host", SeenReader::text);
    clientProcess = rows.texts("client_process", SeenReader::text);
    sensor = rows.texts("vantage", SeenReader::text);
    position = rows.texts("position", word(Position.class));
    file = rows.texts("file", SeenReader::text);
    offset = rows.numbers("file_offset");
    length = rows.numbers("file_length");
    sequence = rows.has("sequence") ? rows.numbers("sequence") : null;
  }

  static String text(byte[] octets, int from, int size) {
    return new String(octets, from, size, StandardCharsets.UTF_8);
  }

  static @Nullable DomainName name(byte[] octets, int from, int size) {
    return DomainName.parse(octets, from, size);
  }

  static @Nullable RRType type(byte[] octets, int from, int size) {
    return RRType.parse(text(octets, from, size));
  }

  /** The values of an enumeration as the columns have them. */
  static <E extends Enum<E>> TextInput.Meaning<E> word(Class<E> values) {
    Map<String, E> byWord = new HashMap<>();
    for (E value : values.getEnumConstants()) {
      byWord.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return (octets, from, size) -> byWord.get(text(octets, from, size));
  }

  /** Passes over rows from the beginning. */
  final void skip(long count) throws IOException {
    rows.skip(count);
  }

  /** Moves on to the next row; false after the last. */
  final boolean next() throws IOException {
    return rows.next();
  }

  /** Where the row stood among all that its import handed on; where nothing says it, its time. */
  final long sequence(Observation seen) {
    return sequence == null ? seen.orderMicros() : sequence.value();
  }

  /** What the row has. */
  final Observation observation() throws IOException {
    try {
      return read();
    } catch (RuntimeException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
  }

  abstract Observation read();

  final @Nullable Client client() {
    IpAddress address = clientAddress.value();
    String host = clientHost.value();
    return address == null && host == null
        ? null
        : new Client(address, host, clientProcess.value());
  }

  final Vantage vantage() {
    Vantage last = lastVantage;
    if (last == null
        || last.position() != position.required()
        || !last.sensor().equals(sensor.required())) {
      last = new Vantage(sensor.required(), position.required());
      lastVantage = last;
    }
    return last;
  }

  final Provenance provenance() {
    return new Provenance(file.required(), offset.value(), (int) length.value());
  }

  @Override
  public final void close() throws IOException {
    rows.close();
  }
}
