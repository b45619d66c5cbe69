package fluxgate.app.history.replay;

import fluxgate.app.history.parquet.ListInput;
import fluxgate.app.history.parquet.NumberInput;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.app.history.parquet.TextInput;
import fluxgate.net.IpAddress;
import fluxgate.observation.Observation;
import fluxgate.observation.ResolverSettingObservation;
import fluxgate.observation.ResolverSettingObservation.Change;
import java.io.IOException;

/** Settings of resolvers as {@code Tables.settings} keeps them. */
final class SettingReader extends SeenReader {
  private final NumberInput time;
  private final TextInput<Change> change;
  private final ListInput<IpAddress> servers;
  private final TextInput<String> account;

  SettingReader(ParquetRows rows) throws IOException {
    super(rows);
    time = rows.numbers("time");
    change = rows.texts("change", word(Change.class));
    servers = rows.lists("servers", IpAddress::parse);
    account = rows.texts("account", SeenReader::text);
  }

  @Override
  Observation read() {
    return new ResolverSettingObservation(
        time.value(),
        vantage(),
        provenance(),
        client(),
        change.required(),
        servers.value(),
        account.value());
  }
}
