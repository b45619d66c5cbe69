/**
 * The security log of Windows Vista and later: events 5156 and 5157, with which the Windows
 * Filtering Platform says which program was permitted, or was not, to open a connection. They are
 * written where "Filtering Platform Connection" is audited. One event a line, in each notation of
 * {@link fluxgate.format.windows}.
 *
 * <p>A line, shortened: {@code {"EventTime":"2026-11-23 07:38:02","Hostname":"WS41.corp.example",
 * "EventID":5156,"SourceName":"Microsoft-Windows-Security-Auditing",
 * "Application":"\\device\\harddiskvolume2\\users\\u\\upd.exe","Direction":"%%14593",
 * "SourceAddress":"10.20.30.41","SourcePort":"49811","DestAddress":"192.0.2.7","DestPort":"443",
 * "Protocol":"6"}}
 *
 * <p>Times: when the event was written, in UTC; in flat NDJSON ({@code EventTime}) local to the
 * machine, without a zone.
 *
 * <p>The client is the machine by its name, in small letters, with its address and the program's
 * device path. Both events tell of the moment before the first packet: a permitted connection may
 * come to nothing (its result is unknown), a blocked one was not answered.
 *
 * <p>What it does not carry: names, octets, how a connection ended. In connections from elsewhere
 * ({@code Direction} {@code %%14592}, in) this machine is the source as well: they are passed over.
 *
 * <p>Skipped: {@code other_event}, {@code other_provider}, {@code not_initiated}, {@code
 * not_tcp_or_udp}, {@code dns_itself}. Rejected: {@code bad_json}, {@code bad_xml}, {@code
 * not_an_event}, {@code no_event_id}, {@code no_computer}, {@code no_time}, {@code bad_time},
 * {@code no_direction}, {@code no_protocol}, {@code no_port}, {@code no_destination}, {@code
 * bad_address}, {@code bad_number}.
 *
 * <p>Sources: learn.microsoft.com, "5156(S): The Windows Filtering Platform has permitted a
 * connection" and 5157, known at second hand on 2026-11-29. No Windows wrote the goldens; the flat
 * notation was compared with published events.
 */
@NullMarked
package fluxgate.format.windowssecurity;

import org.jspecify.annotations.NullMarked;
