package fluxgate.app.history.replay;

import fluxgate.app.history.parquet.ListInput;
import fluxgate.app.history.parquet.NumberInput;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.app.history.parquet.TextInput;
import fluxgate.app.history.part.RdataForms.Reading;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RRsets as {@code Tables.answers} keeps them. */
final class AnswerReader extends SeenReader {
  private final NumberInput time;
  private final TextInput<DomainName> owner;
  private final TextInput<RRType> type;
  private final ListInput<Reading> rdata;

  /** Null in files that were written before there was such a column. */
  private final @Nullable TextInput<String> forms;

  private final NumberInput ttl;
  private final TextInput<TtlKind> ttlKind;
  private final TextInput<Section> section;
  private final TextInput<Authority> authority;
  private final TextInput<Origin> origin;
  private final TextInput<DomainName> questionName;
  private final TextInput<RRType> questionType;
  private final TextInput<IpAddress> server;
  private final NumberInput count;
  private final NumberInput first;
  private final NumberInput last;
  private @Nullable Question lastQuestion;

  AnswerReader(ParquetRows rows) throws IOException {
    super(rows);
    time = rows.numbers("time");
    owner = rows.texts("owner", SeenReader::name);
    type = rows.texts("type", SeenReader::type);
    rdata = rows.lists("rdata", (octets, from, size) -> new Reading(text(octets, from, size)));
    forms = rows.has("rdata_forms") ? rows.texts("rdata_forms", SeenReader::text) : null;
    ttl = rows.numbers("ttl");
    ttlKind = rows.texts("ttl_kind", word(TtlKind.class));
    section = rows.texts("section", word(Section.class));
    authority = rows.texts("authority", word(Authority.class));
    origin = rows.texts("origin", word(Origin.class));
    questionName = rows.texts("question_name", SeenReader::name);
    questionType = rows.texts("question_type", SeenReader::type);
    server = rows.texts("server", IpAddress::parse);
    count = rows.numbers("count");
    first = rows.numbers("first_seen");
    last = rows.numbers("last_seen");
  }

  @Override
  Observation read() {
    long micros = time.value();
    return new RRsetObservation(
        micros,
        vantage(),
        provenance(),
        client(),
        server.value(),
        question(),
        section.required(),
        authority.required(),
        origin.required(),
        new RRset(owner.required(), type.required(), ttl(), records()),
        count.value(),
        first.isNull() ? micros : first.value(),
        last.isNull() ? micros : last.value());
  }

  private Ttl ttl() {
    return ttl.isNull() ? Ttl.ABSENT : new Ttl(ttl.value(), ttlKind.required());
  }

  private @Nullable Question question() {
    DomainName name = questionName.value();
    RRType asked = questionType.value();
    if (name == null || asked == null) {
      return null;
    }
    Question question = lastQuestion;
    if (question == null || question.name() != name || question.type() != asked) {
      question = new Question(name, asked);
      lastQuestion = question;
    }
    return question;
  }

  private List<Rdata> records() {
    List<Reading> readings = rdata.value();
    String letters = forms == null ? null : forms.value();
    List<Rdata> records = new ArrayList<>(readings.size());
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      records.add(
          letters == null || letters.length() != readings.size()
              ? reading.of(type.required())
              : reading.of(letters.charAt(i)));
    }
    return RdataList.of(records);
  }
}
