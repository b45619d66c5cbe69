package fluxgate.format.googleclouddns;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;

/** The members of a log entry that are read. */
final class PayloadRow extends FieldRow {
  final FieldValue timestamp = value("timestamp");
  final Payload payload = row("jsonPayload", new Payload());

  /** {@code jsonPayload}. */
  static final class Payload extends FieldRow {
    final FieldValue queryName = value("queryName");
    final FieldValue queryType = value("queryType");
    final FieldValue responseCode = value("responseCode");
    final FieldValue sourceIp = value("sourceIP");
    final FieldValue sourceNetwork = value("sourceNetwork");
    final FieldValue destinationIp = value("destinationIP");
    final FieldValue rdata = value("rdata");
    final FieldRows<Structured> structured = rows("structuredRdata", Structured::new);
  }

  /** One of {@code structuredRdata}. */
  static final class Structured extends FieldRow {
    final FieldValue domainName = value("domainName");
    final FieldValue ttl = value("ttl");
    final FieldValue type = value("type");
    final FieldValue rvalue = value("rvalue");
  }
}
