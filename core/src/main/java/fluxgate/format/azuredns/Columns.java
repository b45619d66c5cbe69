package fluxgate.format.azuredns;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;

/** The columns of either table that are read. */
class Columns extends FieldRow {
  final FieldValue timeGenerated = value("TimeGenerated");
  final FieldValue queryName = value("QueryName");
  final FieldValue queryType = value("QueryType");
  final FieldValue queryClass = value("QueryClass");
  final FieldValue responseCode = value("ResponseCode");
  final FieldValue sourceIpAddress = value("SourceIpAddress");
  final FieldValue sourceIp = value("SourceIp");
  final FieldValue virtualNetwork = value("VirtualNetworkId");
  final FieldValue action = value("ResolverPolicyRuleAction");

  /** Present where the array is written into a string. */
  final FieldValue answer = value("Answer");
}
