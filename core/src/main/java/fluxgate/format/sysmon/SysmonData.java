package fluxgate.format.sysmon;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;

/** An event's own fields, wherever they stand. */
final class SysmonData extends FieldRow {
  final FieldValue utcTime = value("UtcTime");
  final FieldValue image = value("Image");
  final FieldValue queryName = value("QueryName");
  final FieldValue queryStatus = value("QueryStatus");
  final FieldValue queryResults = value("QueryResults");
  final FieldValue protocol = value("Protocol");
  final FieldValue initiated = value("Initiated");
  final FieldValue sourceIp = value("SourceIp");
  final FieldValue destinationIp = value("DestinationIp");
  final FieldValue destinationPort = value("DestinationPort");
}
