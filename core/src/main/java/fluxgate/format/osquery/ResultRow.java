package fluxgate.format.osquery;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;

/** The members of one result that are read. */
final class ResultRow extends FieldRow {
  final FieldValue hostIdentifier = value("hostIdentifier");
  final FieldValue hostname = value("hostname");
  final FieldValue unixTime = value("unixTime");
  final FieldValue action = value("action");
  final Columns columns = row("columns", new Columns());
  final FieldRows<Columns> snapshot = rows("snapshot", Columns::new);
  final Differences diffResults = row("diffResults", new Differences());
  final Decorations decorations = row("decorations", new Decorations());

  /** {@code diffResults}. */
  static final class Differences extends FieldRow {
    final FieldRows<Columns> added = rows("added", Columns::new);
  }

  /** {@code decorations}: queries whose answers go with each result. */
  static final class Decorations extends FieldRow {
    final FieldValue hostname = value("hostname");
  }

  /** One row of a table. */
  static final class Columns extends FieldRow {
    final FieldValue time = value("time");
    final FieldValue datetime = value("datetime");
    final FieldValue path = value("path");
    final FieldValue processName = value("process_name");
    final FieldValue name = value("name");
    final FieldValue type = value("type");
    final FieldValue typeId = value("type_id");
    final FieldValue status = value("status");
    final FieldValue response = value("response");
    final FieldValue action = value("action");
    final FieldValue syscall = value("syscall");
    final FieldValue state = value("state");
    final FieldValue family = value("family");
    final FieldValue protocol = value("protocol");
    final FieldValue localAddress = value("local_address");
    final FieldValue localPort = value("local_port");
    final FieldValue remoteAddress = value("remote_address");
    final FieldValue remotePort = value("remote_port");

    boolean isLookup() {
      return response.isPresent() && typeId.isPresent();
    }

    boolean isSocket() {
      return remoteAddress.isPresent() && remotePort.isPresent();
    }
  }

  /** The machine's own name where a decoration says it. */
  FieldValue host() {
    if (says(decorations.hostname)) {
      return decorations.hostname;
    }
    return says(hostIdentifier) ? hostIdentifier : hostname;
  }

  /** Whether the field says something. */
  static boolean says(FieldValue field) {
    return field.isPresent() && !field.isEmpty();
  }
}
