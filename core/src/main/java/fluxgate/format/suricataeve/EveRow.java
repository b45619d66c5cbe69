package fluxgate.format.suricataeve;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;

/** The members of an EVE event that are read. */
final class EveRow extends FieldRow {
  final FieldValue timestamp = value("timestamp");
  final FieldValue eventType = value("event_type");
  final FieldValue flowId = value("flow_id");
  final FieldValue srcIp = value("src_ip");
  final FieldValue srcPort = value("src_port");
  final FieldValue destIp = value("dest_ip");
  final FieldValue destPort = value("dest_port");
  final FieldValue proto = value("proto");
  final FieldValue host = value("host");
  final EveDnsRow dns = row("dns", new EveDnsRow());
  final Flow flow = row("flow", new Flow());
  final Tcp tcp = row("tcp", new Tcp());

  /** The member {@code flow}. */
  static final class Flow extends FieldRow {
    final FieldValue start = value("start");
    final FieldValue packetsToClient = value("pkts_toclient");
    final FieldValue bytesToServer = value("bytes_toserver");
    final FieldValue bytesToClient = value("bytes_toclient");
  }

  /** The member {@code tcp} of a flow. */
  static final class Tcp extends FieldRow {
    /** All flags that the server's packets had, in hexadecimal. */
    final FieldValue flagsToClient = value("tcp_flags_tc");
  }
}
