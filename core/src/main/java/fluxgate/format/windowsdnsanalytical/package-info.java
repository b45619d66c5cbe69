/**
 * The analytical log of the Windows DNS server (2012 R2 and later), provider
 * Microsoft-Windows-DNSServer: whole messages, with clients and with the servers that were asked.
 * One event a line, in each notation of {@link fluxgate.format.windows}.
 *
 * <p>A line, shortened: {@code {"@timestamp":"2026-11-23T07:38:00.123Z","winlog":{"event_id":"257",
 * "provider_name":"Microsoft-Windows-DNSServer","computer_name":"dns1.corp.example","event_data":{
 * "InterfaceIP":"10.0.0.53","Destination":"10.20.30.41","Port":"59560","QNAME":"c2.flux9.example.",
 * "QTYPE":"1","XID":"7","RCODE":"0","PolicyName":"NULL","BufferSize":"50",
 * "PacketData":"0x000781800001…"}}}}
 *
 * <p>Events: 256 (query received), 257 (response) and 258 (failure) lie below the resolver, and
 * their other end is the client; 260 (recursion, query out) and 261 (its response) lie above it,
 * and their other end ({@code Destination}, {@code Source}) is the server that was asked. {@code
 * PacketData} is the message, of which {@code BufferSize} octets are its own; what a message says
 * is read as in captures: TTLs, delegations, glue. A query counts where no response to it came;
 * which is whose is told by id, question, client and port, not by {@code GUID}, which not all
 * versions write. Of 256 and 258 without {@code PacketData} the question itself is read. A policy's
 * name other than {@code NULL} says that a policy made the answer.
 *
 * <p>Times: when the event was written, in UTC; in flat NDJSON ({@code EventTime}) local to the
 * server, without a zone. The server is the vantage, by its name.
 *
 * <p>What it does not carry: programs. Analytical logs lose events when they come too fast, and
 * nothing says so here. Events as SilkETW writes them are not read: no number tells which they are.
 *
 * <p>Skipped: {@code other_event}, {@code other_provider}, {@code query_ignored} (259) and {@code
 * query_timed_out} (262), both of which repeat a query that was told; what captures skip ({@code
 * not_a_query}, {@code other_class}, {@code no_question}, {@code truncated_answer}, {@code
 * zone_transfer}, {@code out_of_bailiwick}). Rejected: {@code bad_json}, {@code bad_xml}, {@code
 * not_an_event}, {@code no_event_id}, {@code no_time}, {@code bad_time}, {@code no_client}, {@code
 * no_server}, {@code no_packet_data}, {@code bad_packet_data}, {@code cut_packet_data} (fewer
 * octets than {@code BufferSize}), {@code no_name}, {@code no_type}, {@code bad_name}, {@code
 * bad_address}, {@code bad_number}, and what no message can be.
 *
 * <p>Sources: "DNS Logging and Diagnostics" (learn.microsoft.com) and the provider's manifest, at
 * second hand, on 2026-11-29. No Windows wrote the goldens.
 */
@NullMarked
package fluxgate.format.windowsdnsanalytical;

import org.jspecify.annotations.NullMarked;
