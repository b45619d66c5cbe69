package fluxgate.format.sysmon;

import fluxgate.format.Outcome;

/** What can become of an event that is not accepted, besides what any Windows event can. */
final class SysmonReasons {
  static final Outcome NOT_INITIATED = Outcome.skipped("not_initiated");
  static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  static final Outcome NO_QUERY_NAME = Outcome.rejected("no_query_name");
  static final Outcome NO_DESTINATION_IP = Outcome.rejected("no_destination_ip");
  static final Outcome NO_DESTINATION_PORT = Outcome.rejected("no_destination_port");
  static final Outcome NO_PROTOCOL = Outcome.rejected("no_protocol");
  static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private SysmonReasons() {}
}
