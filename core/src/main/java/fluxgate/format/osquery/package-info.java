/**
 * osquery (version 5) result logs: what its tables {@code dns_lookup_events} (Windows), {@code
 * socket_events} (Linux, macOS), {@code bpf_socket_events} (Linux) and {@code process_open_sockets}
 * say, told by their columns, since the names of scheduled queries are the user's. One result a
 * line in any of the forms event ({@code columns}), snapshot ({@code snapshot}) and batch ({@code
 * diffResults.added}); numbers as text or as numbers.
 *
 * <p>A line: {@code {"name":"ff_dns","hostIdentifier":"ws41","unixTime":1795419481,
 * "action":"added","columns":{"datetime":"1795419480","path":"C:\\x.exe","name":"c2.flux9.example",
 * "type":"A","type_id":"1","status":"0","response":"192.0.2.7;"}}}
 *
 * <p>Time: seconds since the epoch; the row's own ({@code time}, {@code datetime}) where it has
 * one, else when the query ran ({@code unixTime}), which for open sockets is when they were seen
 * open.
 *
 * <p>The client is the machine by {@code decorations.hostname}, {@code hostIdentifier} or {@code
 * hostname}, in small letters, with the program's path.
 *
 * <p>{@code response} is what the Windows resolver was given: {@code type: 5 target} is an alias,
 * in order; addresses belong to the last one's target. Where some IPv4 addresses are written {@code
 * ::ffff:a.b.c.d}, one without is of another name, and so are all after it. What no semicolon ends
 * was cut.
 *
 * <p>What it does not carry: TTLs, name servers, which resolver answered, octets. Of sockets that
 * are open now nothing says who opened them: one whose port is below 32768 here and not there was
 * opened by the other side. Sockets whose protocol is not said count as TCP.
 *
 * <p>Skipped: {@code other_table}, {@code removed}, {@code no_rows}, {@code not_connect} (bind,
 * accept and others), {@code not_initiated}, {@code not_connected} (listening, or without another
 * side), {@code other_family}, {@code not_tcp_or_udp}, {@code dns_itself}. Rejected: {@code
 * bad_json}, {@code no_host}, {@code no_time}, {@code bad_time}, {@code no_query}, {@code
 * bad_name}, {@code bad_rrtype}, {@code bad_address}, {@code bad_number}. A line of several rows is
 * accepted where one of them is; else the first one's reason counts.
 *
 * <p>Sources: osquery's docs/wiki/deployment/logging.md and specs/ (read 2026-11-29). Written by
 * hand after them: osquery could not be run here.
 */
@NullMarked
package fluxgate.format.osquery;

import org.jspecify.annotations.NullMarked;
