package fluxgate.app.history;

import fluxgate.app.history.Part.Batch;
import fluxgate.app.history.Part.KnownClient;
import fluxgate.app.history.Part.Shape;
import fluxgate.app.history.parquet.Numbers;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import fluxgate.observation.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes observations of one day; the columns are documented in docs/reference/store.md. */
final class ObservationFile {
  /** Rows that a reader has to look at together; DuckDB's own figure. */
  static final int ROW_GROUP = 122_880;

  static final String MADE_BY = "fluxgate store layout " + Manifest.LAYOUT;

  private final Rows rows;
  private final int from;
  private final int to;

  /**
   * @param from the first place, of at least one
   * @param to the place after the last
   */
  ObservationFile(Rows rows, int from, int to) {
    this.rows = rows;
    this.from = from;
    this.to = to;
  }

  /** One text a thing of some kind, numbered anew: many things share one. */
  private static final class Words {
    private final Ids<String> texts = new Ids<>();
    private final int[] ofThing;

    <T> Words(Ids<T> things, Function<T, @Nullable String> text) {
      ofThing = new int[things.size()];
      for (int id = 0; id < ofThing.length; id++) {
        ofThing[id] = texts.ofNullable(text.apply(things.get(id)));
      }
    }

    int of(int thing) {
      return thing < 0 ? -1 : ofThing[thing];
    }

    Texts column(String name, boolean optional) {
      return Texts.of(name, optional, id -> Part.utf8(texts.get(id)));
    }
  }

  void write(Path path) throws IOException {
    Part part = rows.part;
    Words type = new Words(part.shapes, shape -> shape.type().toString());
    Words ttlKind = new Words(part.shapes, shape -> Part.word(shape.ttlKind()));
    Words section = new Words(part.shapes, shape -> Part.word(shape.section()));
    Words authority = new Words(part.shapes, shape -> Part.word(shape.authority()));
    Words origin = new Words(part.shapes, shape -> Part.word(shape.origin()));
    Words vantage = new Words(part.shapes, shape -> shape.vantage().sensor());
    Words position = new Words(part.shapes, shape -> Part.word(shape.vantage().position()));
    Words file = new Words(part.shapes, Shape::file);
    Words questionName = new Words(part.questions, question -> question.name().toString());
    Words questionType = new Words(part.questions, question -> question.type().toString());
    Words address =
        new Words(
            part.clients,
            client -> known(client).address() == null ? null : known(client).address() + "");
    Words host = new Words(part.clients, client -> known(client).host());
    Words process = new Words(part.clients, client -> known(client).process());
    Numbers time = Numbers.times("time", false);
    Texts owner = Texts.of("owner", false, id -> Part.utf8(part.names.get(id).toString()));
    Texts types = type.column("type", false);
    Texts rdata = Texts.lists("rdata", rows::recordText);
    Numbers ttl = Numbers.narrow("ttl", true);
    Texts ttlKinds = ttlKind.column("ttl_kind", false);
    Texts sections = section.column("section", false);
    Texts authorities = authority.column("authority", false);
    Texts origins = origin.column("origin", false);
    Texts questionNames = questionName.column("question_name", true);
    Texts questionTypes = questionType.column("question_type", true);
    Texts addresses = address.column("client_address", true);
    Texts hosts = host.column("client_host", true);
    Texts processes = process.column("client_process", true);
    Texts servers = Texts.of("server", true, id -> Part.utf8(part.servers.get(id).toString()));
    Texts vantages = vantage.column("vantage", false);
    Texts positions = position.column("position", false);
    Numbers count = Numbers.wide("count", false);
    Numbers first = Numbers.times("first_seen", true);
    Numbers last = Numbers.times("last_seen", true);
    Texts files = file.column("file", false);
    Numbers offset = Numbers.wide("file_offset", false);
    Numbers length = Numbers.narrow("file_length", false);
    try (ParquetFile out =
        new ParquetFile(
            path,
            List.of(
                time,
                owner,
                types,
                rdata,
                ttl,
                ttlKinds,
                sections,
                authorities,
                origins,
                questionNames,
                questionTypes,
                addresses,
                hosts,
                processes,
                servers,
                vantages,
                positions,
                count,
                first,
                last,
                files,
                offset,
                length),
            ROW_GROUP,
            MADE_BY)) {
      for (int place = from; place < to; place++) {
        Batch batch = rows.batch(place);
        int row = rows.inBatch(place);
        int shape = batch.shape[row];
        time.add(batch.time[row]);
        owner.add(batch.name[row]);
        types.add(type.of(shape));
        rdata.addList(rows.records[batch.set[row]]);
        add(ttl, batch.ttl[row] >= 0, batch.ttl[row]);
        ttlKinds.add(ttlKind.of(shape));
        sections.add(section.of(shape));
        authorities.add(authority.of(shape));
        origins.add(origin.of(shape));
        questionNames.add(questionName.of(batch.question[row]));
        questionTypes.add(questionType.of(batch.question[row]));
        addresses.add(address.of(batch.client[row]));
        hosts.add(host.of(batch.client[row]));
        processes.add(process.of(batch.client[row]));
        servers.add(batch.server[row]);
        vantages.add(vantage.of(shape));
        positions.add(position.of(shape));
        boolean aggregate = batch.count[row] >= 0;
        count.add(aggregate ? batch.count[row] : 1);
        add(first, aggregate, batch.first[row]);
        add(last, aggregate, batch.last[row]);
        files.add(file.of(shape));
        offset.add(batch.offset[row]);
        length.add(batch.length[row]);
        out.endRow();
      }
      out.finish();
    }
  }

  private static void add(Numbers column, boolean known, long value) {
    if (known) {
      column.add(value);
    } else {
      column.addNull();
    }
  }

  private static KnownClient known(Object client) {
    return client instanceof Client plain ? KnownClient.of(plain) : (KnownClient) client;
  }
}
