package fluxgate.format.netflow;

import fluxgate.format.Outcome;

/** What can become of a datagram or a record in it. */
final class FlowReasons {
  static final Outcome TEMPLATES_ONLY = Outcome.skipped("templates_only");
  static final Outcome OPTIONS_ONLY = Outcome.skipped("options_only");
  static final Outcome TEMPLATE_UNKNOWN = Outcome.skipped("template_unknown");
  static final Outcome NO_FLOW = Outcome.skipped("no_flow");
  static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  static final Outcome NOT_ENDED = Outcome.skipped("not_ended");
  static final Outcome NO_PORTS = Outcome.skipped("no_ports");
  static final Outcome BAD_DATAGRAM = Outcome.rejected("bad_datagram");
  static final Outcome BAD_SET = Outcome.rejected("bad_set");
  static final Outcome BAD_TEMPLATE = Outcome.rejected("bad_template");
  static final Outcome BAD_TIME = Outcome.rejected("bad_time");

  private FlowReasons() {}

  /** Which of two says more of the datagram: a flow, else damage, else what came first. */
  static Outcome more(Outcome one, Outcome other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Outcome outcome) {
    return switch (outcome.kind()) {
      case ACCEPTED -> 4;
      case REJECTED -> 3;
      case SKIPPED -> outcome.equals(TEMPLATES_ONLY) || outcome.equals(OPTIONS_ONLY) ? 1 : 2;
      case NOT_A_RECORD -> 0;
    };
  }
}
