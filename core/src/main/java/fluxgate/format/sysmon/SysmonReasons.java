package fluxgate.format.sysmon;

import fluxgate.format.Outcome;

/** What can become of an event that is not accepted. */
final class SysmonReasons {
  static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  static final Outcome OTHER_PROVIDER = Outcome.skipped("other_provider");
  static final Outcome NOT_INITIATED = Outcome.skipped("not_initiated");
  static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  static final Outcome BAD_XML = Outcome.rejected("bad_xml");
  static final Outcome NOT_AN_EVENT = Outcome.rejected("not_an_event");
  static final Outcome NO_EVENT_ID = Outcome.rejected("no_event_id");
  static final Outcome NO_COMPUTER = Outcome.rejected("no_computer");
  static final Outcome NO_TIME = Outcome.rejected("no_time");
  static final Outcome NO_QUERY_NAME = Outcome.rejected("no_query_name");
  static final Outcome NO_DESTINATION_IP = Outcome.rejected("no_destination_ip");
  static final Outcome NO_DESTINATION_PORT = Outcome.rejected("no_destination_port");
  static final Outcome NO_PROTOCOL = Outcome.rejected("no_protocol");
  static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private SysmonReasons() {}
}
