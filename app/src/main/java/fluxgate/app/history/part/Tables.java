package fluxgate.app.history.part;

import fluxgate.app.history.part.AnswerBatch.Aggregates;
import fluxgate.dns.Rcode;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ResolverSettingObservation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of what was seen, kind by kind; docs/reference/store.md says what they mean. */
final class Tables {
  private Tables() {}

  static Table<AnswerBatch> answers(AnswerRows rows) {
    Part part = rows.part;
    Table<AnswerBatch> table = new Table<>(rows);
    table.time("time", batch -> batch.order);
    table.text("owner", rows::nameText, batch -> batch.name);
    table.word("type", part.shapes, shape -> shape.type().toString(), batch -> batch.shape);
    RecordSets sets = part.sets;
    table.list(
        "rdata",
        rows::recordText,
        (column, batch, row) -> {
          int set = batch.set[row];
          column.addList(sets.members(), sets.begin(set), sets.end(set));
        });
    table.narrowIfKnown("ttl", batch -> batch.ttl);
    table.word("ttl_kind", part.shapes, shape -> Part.word(shape.ttlKind()), batch -> batch.shape);
    table.word("section", part.shapes, shape -> Part.word(shape.section()), batch -> batch.shape);
    table.word(
        "authority", part.shapes, shape -> Part.word(shape.authority()), batch -> batch.shape);
    table.word("origin", part.shapes, shape -> Part.word(shape.origin()), batch -> batch.shape);
    table.wordIfKnown(
        "question_name",
        part.questions,
        question -> question.name().toString(),
        batch -> batch.question);
    table.wordIfKnown(
        "question_type",
        part.questions,
        question -> question.type().toString(),
        batch -> batch.question);
    table.client();
    table.textIfKnown("server", table::address, batch -> batch.server);
    table.vantage();
    table.wide("count", AnswerBatch::count);
    table.timeIfKnown("first_seen", batch -> times(batch, of -> of.first));
    table.timeIfKnown("last_seen", batch -> times(batch, of -> of.last));
    table.record();
    table.textIfKnown("rdata_forms", id -> Part.utf8(part.forms.get(id)), batch -> batch.forms);
    return table;
  }

  private static long @Nullable [] times(AnswerBatch batch, Function<Aggregates, long[]> which) {
    Aggregates of = batch.aggregates;
    return of == null ? null : which.apply(of);
  }

  static Table<QuestionBatch> questions(Rows<QuestionBatch> rows) {
    Part part = rows.part;
    Table<QuestionBatch> table = new Table<>(rows);
    table.time("time", batch -> batch.order);
    table.word(
        "name", part.questions, question -> question.name().toString(), batch -> batch.question);
    table.word(
        "type", part.questions, question -> question.type().toString(), batch -> batch.question);
    table.textIfKnown("rcode", code -> Part.utf8(new Rcode(code).toString()), batch -> batch.rcode);
    table.client();
    table.textIfKnown("server", table::address, batch -> batch.server);
    table.vantage();
    table.record();
    return table;
  }

  static Table<ConnectionBatch> connections(Rows<ConnectionBatch> rows) {
    Table<ConnectionBatch> table = new Table<>(rows);
    ConnectionObservation.Result[] results = ConnectionObservation.Result.values();
    table.time("time", batch -> batch.began);
    table.time("logged", batch -> batch.order);
    table.client();
    table.text("destination", table::address, batch -> batch.destination);
    table.narrow("protocol", batch -> batch.protocol);
    table.narrow("port", batch -> batch.port);
    table.text("result", id -> Part.utf8(Part.word(results[id])), batch -> batch.result);
    table.wideIfKnown("sent", batch -> batch.sent);
    table.wideIfKnown("received", batch -> batch.received);
    table.vantage();
    table.record();
    return table;
  }

  static Table<SettingBatch> settings(Rows<SettingBatch> rows) {
    Table<SettingBatch> table = new Table<>(rows);
    ResolverSettingObservation.Change[] changes = ResolverSettingObservation.Change.values();
    table.time("time", batch -> batch.order);
    table.client();
    table.text("change", id -> Part.utf8(Part.word(changes[id])), batch -> batch.change);
    table.list(
        "servers", table::address, (column, batch, row) -> column.addList(batch.servers[row]));
    table.wordIfKnown("account", rows.part.accounts, account -> account, batch -> batch.account);
    table.vantage();
    table.record();
    return table;
  }
}
