/**
 * Zscaler Internet Access, the feeds of its Nanolog Streaming Service (NSS, Cloud NSS): DNS,
 * firewall and web logs, a line each.
 *
 * <p>Notations: JSON as the vendor's templates have it, with the fields in {@code event} ({@code
 * {"sourcetype":"zscalernss-dns","event":{…}}}) or at the top; the same names as pairs between tabs
 * (the Splunk templates); CEF ({@code CEF:0|Zscaler|NSSWeblog|…}, {@code NSSFWlog}, {@code
 * NSSDNSlog}); LEEF of the web feed. Feeds of commas and columns, which each site orders for
 * itself, are not read.
 *
 * <p>A line, shortened: {@code {"sourcetype":"zscalernss-web","event":{"datetime":"2026-11-23
 * 07:38:14","protocol":"SSL","action":"Allowed","serverip":"192.0.2.7","ClientIP":"10.20.30.41",
 * "status":"NA","url":"c2.flux9.example","hostname":"c2.flux9.example"}}}
 *
 * <p>Times: of the zone that the feed was set to, which no line says (GMT as it comes); when it was
 * logged. {@code epochtime} counts before it where the feed has it. Less {@code durationms}, a
 * firewall's session began; of several sessions in one line nothing but the end is known.
 *
 * <p>DNS: the feed says one address of an answer, or a word ({@code NXDOMAIN}, {@code EMPTY_RESP});
 * of other words, {@code NotFound} among them, nobody knows which response code was meant. What was
 * blocked or redirected is a policy's answer. Firewall: {@code sdip} is where the connection really
 * went, {@code inbytes} came from there. Web: a request that was let through is a connection to
 * {@code serverip}, and the proxy found that address for the host's name ({@link
 * fluxgate.format.text.ProxiedName}).
 *
 * <p>What it does not carry: TTLs, aliases, programs; all of an answer's addresses; of the web feed
 * when a request began.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_log} (tunnels, audits), {@code
 * blocked}, {@code no_connection} (nothing was fetched), {@code not_tcp_or_udp}, {@code
 * dns_itself}; rejected {@code bad_line}, {@code no_time}, {@code bad_time}, {@code no_client},
 * {@code no_name}, {@code bad_name}, {@code bad_rrtype}, {@code no_source}, {@code no_destination},
 * {@code no_protocol}, {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: help.zscaler.com, "NSS Feed Output Format" of DNS, firewall and web logs, and the
 * vendor's templates for Splunk, QRadar and Sentinel, known at second hand on 2026-11-29. Compared
 * with published samples in JSON; CEF, LEEF and pairs with the templates alone.
 */
@NullMarked
package fluxgate.format.zscaler;

import org.jspecify.annotations.NullMarked;
