package fluxgate.dns.wire;

/** What octets were: a message, or what was wrong with them. */
public sealed interface WireResult permits DnsMessage, WireFault {}
