/**
 * Microsoft Sysmon (event schema 4.22 and later, which have event 22): what each program asked the
 * DNS (event 22, DnsQuery) and whereto it connected (event 3, NetworkConnect). One event a line, in
 * any of these notations, also mixed:
 *
 * <ul>
 *   <li>NDJSON of Winlogbeat: {@code winlog.event_id}, {@code winlog.event_data.*}; and what
 *       Elastic's pipeline makes of it, which moves the fields into {@code dns}, {@code process},
 *       {@code source}, {@code destination}, {@code network} and {@code sysmon.dns.status}.
 *   <li>The event in XML, as Windows, wevtutil and Splunk's XmlWinEventLog write it, and the same
 *       as JSON ({@code {"Event":{"System":…,"EventData":…}}}, evtx_dump).
 *   <li>Flat NDJSON ({@code {"EventID":22,"Hostname":…,"QueryName":…}}, NXLog); with the event's
 *       own fields as the text of an object ({@code "EventData":"{\"QueryName\":…}"}, Microsoft
 *       Sentinel).
 * </ul>
 *
 * <p>A line, shortened: {@code <Event xmlns='…'><System><Provider
 * Name='Microsoft-Windows-Sysmon'/><EventID>22</EventID><Computer>ws41.corp.example</Computer>
 * </System><EventData><Data Name='UtcTime'>2026-11-23 07:38:01.239</Data><Data
 * Name='QueryName'>www.flux9.example</Data><Data Name='QueryStatus'>0</Data><Data
 * Name='QueryResults'>type: 5 c2.flux9.example;::ffff:192.0.2.7;</Data><Data
 * Name='Image'>C:\Windows\Temp\x.exe</Data></EventData></Event>}
 *
 * <p>Sysmon for Linux (provider {@code Linux-Sysmon}) writes event 3 with the same fields, as XML
 * through syslog; it has no event 22. Of programs that had ended it names the file alone.
 *
 * <p>Time: {@code UtcTime}, which is UTC and when it happened; where a shipper took it away, when
 * the event was written.
 *
 * <p>The client is the machine by its name, in small letters, with the program's path ({@code
 * Image}); of a program that had ended ({@code <unknown process>}) only the machine. Event 3 adds
 * the machine's address. Services may ask through {@code svchost.exe}.
 *
 * <p>{@code QueryResults} holds all that the resolver library was given, records of other names
 * among it, without owners and sections. Of its parts between semicolons: {@code type: 5 target} is
 * an alias, in order, other types are left out; {@code ::ffff:a.b.c.d} is an A record; an IPv4
 * address without {@code ::ffff:} is glue of other names (the servers of a top-level domain, say),
 * and so is every address from there on; other IPv6 addresses are AAAA records. The text is cut
 * near 1 kB, so that what no semicolon ends is left out; {@code --sysmon-glue} takes glue and cut
 * ends all the same. Addresses belong to the last alias's target. Elastic's pipeline takes {@code
 * ::ffff:} away: in {@code dns.answers} glue cannot be told and counts, so keep {@code
 * winlog.event_data} where you can. A {@code QueryStatus} other than 0 makes a question without an
 * answer.
 *
 * <p>What it does not carry: TTLs, name servers, which resolver answered, what type was asked for;
 * programs that resolve by themselves. Answers out of the machine's own cache look like others.
 * What Sysmon's configuration leaves out cannot be told from what did not happen.
 *
 * <p>Skipped: {@code other_event}, {@code other_provider}, {@code not_initiated} (somebody
 * connected to this machine), {@code dns_itself} (to port 53), {@code not_tcp_or_udp}. Rejected:
 * {@code bad_json}, {@code bad_xml}, {@code not_an_event}, {@code no_event_id}, {@code
 * no_computer}, {@code no_time}, {@code no_query_name}, {@code no_destination_ip}, {@code
 * no_destination_port}, {@code no_protocol}, {@code bad_time}, {@code bad_name}, {@code
 * bad_address}, {@code bad_number}.
 *
 * <p>Sources: learn.microsoft.com/sysinternals/downloads/sysmon; the TrustedSec Sysmon Community
 * Guide, chapter on DNS queries; Elastic's Winlogbeat module for Sysmon, its pipeline and expected
 * output; github.com/microsoft/SysmonForLinux (all read 2026-11-29). Checked against 60 events of
 * Sysmon for Linux that others published; the layouts for Windows against documents.
 */
@NullMarked
package fluxgate.format.sysmon;

import org.jspecify.annotations.NullMarked;
