package fluxgate.format.suricataeve;

import fluxgate.format.Outcome;

/** What can become of an event that is not accepted. */
final class EveReasons {
  static final Outcome OTHER_EVENT_TYPE = Outcome.skipped("other_event_type");
  static final Outcome MULTICAST_DNS = Outcome.skipped("multicast_dns");
  static final Outcome NO_QUESTION = Outcome.skipped("no_question");
  static final Outcome DYNAMIC_UPDATE = Outcome.skipped("dynamic_update");
  static final Outcome NOTIFY = Outcome.skipped("notify");
  static final Outcome OTHER_OPCODE = Outcome.skipped("other_opcode");
  static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  static final Outcome NO_TIMESTAMP = Outcome.rejected("no_timestamp");
  static final Outcome NO_EVENT_TYPE = Outcome.rejected("no_event_type");
  static final Outcome NO_SRC_IP = Outcome.rejected("no_src_ip");
  static final Outcome NO_DEST_IP = Outcome.rejected("no_dest_ip");
  static final Outcome NO_DEST_PORT = Outcome.rejected("no_dest_port");
  static final Outcome NO_DNS = Outcome.rejected("no_dns");
  static final Outcome NO_FLOW = Outcome.rejected("no_flow");
  static final Outcome NO_START = Outcome.rejected("no_start");
  static final Outcome NO_PROTO = Outcome.rejected("no_proto");
  static final Outcome NO_QUERY = Outcome.rejected("no_query");
  static final Outcome NO_TYPE = Outcome.rejected("no_type");
  static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");
  static final Outcome TOO_MANY_ANSWERS = Outcome.rejected("too_many_answers");

  private EveReasons() {}
}
