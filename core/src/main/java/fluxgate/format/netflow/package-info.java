/**
 * NetFlow v5, v9 and IPFIX: the payloads of an exporter's datagrams one after the other, as a
 * collector writes what it receives. All three are one format, because one collector's file holds
 * whatever its exporters send, and what they carry is the same.
 *
 * <p>A version 5 record, as fields: {@code 10.20.30.41 > 192.0.2.7, ports 51443 > 443, protocol 6,
 * 8 packets, 1,128 octets, flags 0x1B, first 2,100 ms, last 2,166 ms of uptime}.
 *
 * <p>Times: v5 and v9 say the exporter's clock and its uptime with each datagram, in v9 to the
 * second, and begin and end of a flow in uptime; IPFIX says absolute times in most templates
 * (elements 150 to 157). Where a record says no time it is given that of its export.
 *
 * <p>What it does not carry: names, programs, and the exporter's address, so that templates are
 * told apart by version, source or domain number and template number alone. Most records count one
 * direction: see {@link fluxgate.format.text.OneWayFlows} for how connections are made of them.
 * Octets are those of IP, headers included. Sampled records have no volume. Datagrams that were
 * lost are not counted: sequence numbers are passed over.
 *
 * <p>Read: templates and options templates (sampling: elements 34, 50, 305, 306), fields of
 * variable or reduced length, fields of enterprises (passed over, but for the reverse elements of
 * RFC 5103 and the firewall event of Cisco ASA), elements 1, 4, 6, 7, 8, 11, 12, 21, 22, 27, 28,
 * 85, 150 to 162, 180 to 183, 231 to 233, 239, 322, 323. Records that come before their template
 * wait for it, up to 4 MiB. A run's inputs may announce templates for each other ({@link
 * fluxgate.format.netflow.FlowTemplates}): a decoder starts with them, and what its own input
 * announces or withdraws replaces them from there on. A number of which inputs announce different
 * layouts serves none of the others.
 *
 * <p>What becomes of a datagram: accepted where any of its records was used; else skipped {@code
 * templates_only}, {@code options_only}, {@code template_unknown} (those whose template comes later
 * are read then), {@code no_flow}, {@code not_tcp_or_udp}, {@code dns_itself} (port 53), {@code
 * no_ports}, {@code not_ended} (a firewall's event of a beginning or an update; the end follows),
 * or rejected {@code bad_datagram}, {@code bad_set}, {@code bad_template}, {@code bad_time}; by the
 * framing {@code truncated} or {@code no_datagram}. A connection that a firewall denied is
 * unanswered.
 *
 * <p>Sources: Cisco's NetFlow export datagram format for v5, RFC 3954 (v9), RFC 7011 (IPFIX), RFC
 * 5103 (biflows), IANA's registry of IPFIX elements, Cisco's NSEL guide for ASA; read on
 * 2026-11-29. Checked on what softflowd and pmacct export, against nfdump.
 */
@NullMarked
package fluxgate.format.netflow;

import org.jspecify.annotations.NullMarked;
