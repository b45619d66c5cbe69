package fluxgate.format.ocsfdns;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;

/** The members of an event that are read. */
final class ActivityRow extends FieldRow {
  final FieldValue classUid = value("class_uid");
  final FieldValue activityId = value("activity_id");
  final FieldValue actionId = value("action_id");
  final FieldValue dispositionId = value("disposition_id");
  final FieldValue disposition = value("disposition");
  final FieldValue time = value("time");
  final FieldValue timeText = value("time_dt");
  final FieldValue startTime = value("start_time");
  final FieldValue endTime = value("end_time");
  final ConnectionInfo connection = row("connection_info", new ConnectionInfo());
  final Traffic traffic = row("traffic", new Traffic());
  final FieldValue rcode = value("rcode");
  final FieldValue rcodeId = value("rcode_id");
  final Query query = row("query", new Query());
  final FieldRows<Answer> answers = rows("answers", Answer::new);
  final Endpoint source = row("src_endpoint", new Endpoint());
  final Endpoint destination = row("dst_endpoint", new Endpoint());
  final Endpoint device = row("device", new Endpoint());
  final Actor actor = row("actor", new Actor());
  final Metadata metadata = row("metadata", new Metadata());

  /** {@code query}. */
  static final class Query extends FieldRow {
    final FieldValue hostname = value("hostname");
    final FieldValue type = value("type");
  }

  /** One of {@code answers}. */
  static final class Answer extends FieldRow {
    final FieldValue type = value("type");
    final FieldValue rdata = value("rdata");
    final FieldValue ttl = value("ttl");
  }

  /** {@code connection_info}. */
  static final class ConnectionInfo extends FieldRow {
    final FieldValue protocolNumber = value("protocol_num");
    final FieldValue protocolName = value("protocol_name");
    final FieldValue tcpFlags = value("tcp_flags");
    final FieldValue directionId = value("direction_id");
  }

  /** {@code traffic}. */
  static final class Traffic extends FieldRow {
    final FieldValue bytes = value("bytes");
    final FieldValue bytesIn = value("bytes_in");
    final FieldValue bytesOut = value("bytes_out");
  }

  /** A machine. */
  static final class Endpoint extends FieldRow {
    final FieldValue ip = value("ip");
    final FieldValue port = value("port");
    final FieldValue hostname = value("hostname");
  }

  /** {@code actor}. */
  static final class Actor extends FieldRow {
    final Program process = row("process", new Program());
  }

  /** {@code actor.process}. */
  static final class Program extends FieldRow {
    final FieldValue name = value("name");
    final File file = row("file", new File());
  }

  /** {@code actor.process.file}. */
  static final class File extends FieldRow {
    final FieldValue path = value("path");
  }

  /** {@code metadata}. */
  static final class Metadata extends FieldRow {
    final Product product = row("product", new Product());
  }

  /** {@code metadata.product}. */
  static final class Product extends FieldRow {
    final FieldValue name = value("name");
  }

  /** Whether the field says something. */
  static boolean says(FieldValue field) {
    return field.isPresent() && !field.isEmpty();
  }

  /** The program's path, else its name; absent where the event names none. */
  FieldValue program() {
    return says(actor.process.file.path) ? actor.process.file.path : actor.process.name;
  }

  boolean isBlocked() {
    return actionId.is("2") || dispositionId.is("2") || disposition.is("Blocked");
  }
}
