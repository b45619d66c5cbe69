package fluxgate.format.windowsdnsanalytical;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;

/** An analytical event's own fields. */
final class ServerData extends FieldRow {
  final FieldValue interfaceIp = value("InterfaceIP");
  final FieldValue source = value("Source");
  final FieldValue destination = value("Destination");
  final FieldValue port = value("Port");
  final FieldValue qname = value("QNAME");
  final FieldValue qtype = value("QTYPE");
  final FieldValue rcode = value("RCODE");
  final FieldValue policyName = value("PolicyName");
  final FieldValue bufferSize = value("BufferSize");
  final FieldValue packetData = value("PacketData");
}
