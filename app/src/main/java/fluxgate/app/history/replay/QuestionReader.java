package fluxgate.app.history.replay;

import fluxgate.app.history.parquet.NumberInput;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.app.history.parquet.TextInput;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.net.IpAddress;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import java.io.IOException;

/** Questions as {@code Tables.questions} keeps them. */
final class QuestionReader extends SeenReader {
  private final NumberInput time;
  private final TextInput<DomainName> name;
  private final TextInput<RRType> type;
  private final TextInput<Rcode> rcode;
  private final TextInput<IpAddress> server;

  QuestionReader(ParquetRows rows) throws IOException {
    super(rows);
    time = rows.numbers("time");
    name = rows.texts("name", SeenReader::name);
    type = rows.texts("type", SeenReader::type);
    rcode = rows.texts("rcode", (octets, from, size) -> Rcode.parse(text(octets, from, size)));
    server = rows.texts("server", IpAddress::parse);
  }

  @Override
  Observation read() {
    return new QuestionObservation(
        time.value(),
        vantage(),
        provenance(),
        client(),
        server.value(),
        new Question(name.required(), type.required()),
        rcode.value());
  }
}
