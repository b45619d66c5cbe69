package fluxgate.format.cloudflaredns;

import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;

/** The members of a line of either data set that are read. */
final class CloudflareRow extends FieldRow {
  final FieldValue queryName = value("QueryName");
  final FieldValue queryType = value("QueryType");

  // dns_logs
  final FieldValue timestamp = value("Timestamp");
  final FieldValue responseCode = value("ResponseCode");

  // gateway_dns
  final FieldValue datetime = value("Datetime");
  final FieldValue srcIp = value("SrcIP");
  final FieldValue dstIp = value("DstIP");
  final FieldValue deviceName = value("DeviceName");
  final FieldValue rcode = value("RCode");
  final FieldValue decision = value("ResolverDecision");
  final FieldList resolvedIps = list("ResolvedIPs");
  final FieldRows<Packed> rdata = rows("RData", Packed::new);
  final FieldRows<Packed> records = rows("ResourceRecords", Packed::new);

  /** One of {@code RData} or {@code ResourceRecords}. */
  static final class Packed extends FieldRow {
    final FieldValue data = value("data");
  }

  boolean isGateway() {
    return datetime.isPresent() || decision.isPresent();
  }
}
