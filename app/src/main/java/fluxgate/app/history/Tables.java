package fluxgate.app.history;

import fluxgate.dns.Rcode;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ResolverSettingObservation;

/** The columns of what was seen, kind by kind; docs/reference/store.md says what they mean. */
final class Tables {
  private Tables() {}

  static Table<AnswerBatch> answers(AnswerRows rows) {
    Part part = rows.part;
    Table<AnswerBatch> table = new Table<>(rows);
    table.time("time", (batch, row) -> batch.order[row]);
    table.text(
        "owner", id -> Part.utf8(part.names.get(id).toString()), (batch, row) -> batch.name[row]);
    table.word(
        "type", part.shapes, shape -> shape.type().toString(), (batch, row) -> batch.shape[row]);
    table.list("rdata", rows::recordText, (batch, row) -> rows.records[batch.set[row]]);
    table.narrowIfKnown("ttl", (batch, row) -> batch.ttl[row]);
    table.word(
        "ttl_kind",
        part.shapes,
        shape -> Part.word(shape.ttlKind()),
        (batch, row) -> batch.shape[row]);
    table.word(
        "section",
        part.shapes,
        shape -> Part.word(shape.section()),
        (batch, row) -> batch.shape[row]);
    table.word(
        "authority",
        part.shapes,
        shape -> Part.word(shape.authority()),
        (batch, row) -> batch.shape[row]);
    table.word(
        "origin",
        part.shapes,
        shape -> Part.word(shape.origin()),
        (batch, row) -> batch.shape[row]);
    table.wordIfKnown(
        "question_name",
        part.questions,
        question -> question.name().toString(),
        (batch, row) -> batch.question[row]);
    table.wordIfKnown(
        "question_type",
        part.questions,
        question -> question.type().toString(),
        (batch, row) -> batch.question[row]);
    table.client();
    table.textIfKnown("server", table::address, (batch, row) -> batch.server[row]);
    table.vantage();
    table.wide("count", (batch, row) -> batch.count[row] < 0 ? 1 : batch.count[row]);
    table.timeIfKnown("first_seen", (batch, row) -> batch.first[row]);
    table.timeIfKnown("last_seen", (batch, row) -> batch.last[row]);
    table.record();
    table.textIfKnown(
        "rdata_forms", id -> Part.utf8(part.forms.get(id)), (batch, row) -> batch.forms[row]);
    return table;
  }

  static Table<QuestionBatch> questions(Rows<QuestionBatch> rows) {
    Part part = rows.part;
    Table<QuestionBatch> table = new Table<>(rows);
    table.time("time", (batch, row) -> batch.order[row]);
    table.word(
        "name",
        part.questions,
        question -> question.name().toString(),
        (batch, row) -> batch.question[row]);
    table.word(
        "type",
        part.questions,
        question -> question.type().toString(),
        (batch, row) -> batch.question[row]);
    table.textIfKnown(
        "rcode", code -> Part.utf8(new Rcode(code).toString()), (batch, row) -> batch.rcode[row]);
    table.client();
    table.textIfKnown("server", table::address, (batch, row) -> batch.server[row]);
    table.vantage();
    table.record();
    return table;
  }

  static Table<ConnectionBatch> connections(Rows<ConnectionBatch> rows) {
    Table<ConnectionBatch> table = new Table<>(rows);
    ConnectionObservation.Result[] results = ConnectionObservation.Result.values();
    table.time("time", (batch, row) -> batch.began[row]);
    table.time("logged", (batch, row) -> batch.order[row]);
    table.client();
    table.text("destination", table::address, (batch, row) -> batch.destination[row]);
    table.narrow("protocol", (batch, row) -> batch.protocol[row]);
    table.narrow("port", (batch, row) -> batch.port[row]);
    table.text(
        "result", id -> Part.utf8(Part.word(results[id])), (batch, row) -> batch.result[row]);
    table.wideIfKnown("sent", (batch, row) -> batch.sent[row]);
    table.wideIfKnown("received", (batch, row) -> batch.received[row]);
    table.vantage();
    table.record();
    return table;
  }

  static Table<SettingBatch> settings(Rows<SettingBatch> rows) {
    Table<SettingBatch> table = new Table<>(rows);
    ResolverSettingObservation.Change[] changes = ResolverSettingObservation.Change.values();
    table.time("time", (batch, row) -> batch.order[row]);
    table.client();
    table.text(
        "change", id -> Part.utf8(Part.word(changes[id])), (batch, row) -> batch.change[row]);
    table.list("servers", table::address, (batch, row) -> batch.servers[row]);
    table.wordIfKnown(
        "account", rows.part.accounts, account -> account, (batch, row) -> batch.account[row]);
    table.vantage();
    table.record();
    return table;
  }
}
