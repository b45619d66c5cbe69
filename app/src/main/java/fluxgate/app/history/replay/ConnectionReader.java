package fluxgate.app.history.replay;

import fluxgate.app.history.parquet.NumberInput;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.app.history.parquet.TextInput;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.Observation;
import java.io.IOException;

/** Connections as {@code Tables.connections} keeps them. */
final class ConnectionReader extends SeenReader {
  private final NumberInput began;
  private final NumberInput logged;
  private final TextInput<IpAddress> destination;
  private final NumberInput protocol;
  private final NumberInput port;
  private final TextInput<Result> result;
  private final NumberInput sent;
  private final NumberInput received;

  ConnectionReader(ParquetRows rows) throws IOException {
    super(rows);
    began = rows.numbers("time");
    logged = rows.numbers("logged");
    destination = rows.texts("destination", IpAddress::parse);
    protocol = rows.numbers("protocol");
    port = rows.numbers("port");
    result = rows.texts("result", word(Result.class));
    sent = rows.numbers("sent");
    received = rows.numbers("received");
  }

  @Override
  Observation read() {
    Client client = client();
    if (client == null) {
      throw new IllegalArgumentException("a connection of nobody");
    }
    return new ConnectionObservation(
        began.value(),
        logged.value(),
        vantage(),
        provenance(),
        client,
        destination.required(),
        (int) protocol.value(),
        (int) port.value(),
        result.required(),
        sent.isNull() || received.isNull() ? null : new Volume(sent.value(), received.value()));
  }
}
