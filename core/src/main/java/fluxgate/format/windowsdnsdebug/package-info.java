/**
 * The debug log of the Windows DNS server ({@code dns.log}), 2008 and later, with "Details" or
 * without: each packet that the server was sent or sent itself, a line each, with the details of
 * the message in indented lines below it.
 *
 * <p>A line: {@code 11/23/2026 7:38:00 AM 0E70 PACKET 00000000033397A0 UDP Snd 10.20.30.41 5b47 R Q
 * [8081 DR NOERROR] A (2)c2(5)flux9(7)example(0)}
 *
 * <p>Times: local to the server, without a zone, to the second, as its locale writes them: {@code
 * 11/23/2026 7:38:00 AM}, {@code 23/11/2026 07:38:00}, {@code 23.11.2026 07:38:00}, {@code
 * 2026-11-23 07:38:00}, {@code 20261123 07:38:00}. Where neither the date nor those before it tell
 * the day from the month, the month comes first where the clock has twelve hours, else the day. So
 * the beginning of a log can be misread where its locale writes the month first on a clock of 24
 * hours, or the day first on one of twelve (Australia, India), up to the first date that tells;
 * logs that hold a midnight, or a day above the twelfth, tell.
 *
 * <p>Which side of the resolver a packet was seen on: what the server receives as a query or sends
 * as a response is a client's, below it; what it sends as a query or receives as a response is
 * between it and the server that it asks, above it. A query counts where no response to it came.
 *
 * <p>A packet is a record; its details are part of it and count as none of their own, but evidence
 * points at the packet's line. Without details a response says how the question ended and not with
 * which records. With details it says all, in the words of {@link
 * fluxgate.format.message.MessageObservations}: TTLs, delegations, glue. Details that hold fewer
 * records than the message's header says, or unreadable ones, were cut, and such a response says
 * nothing.
 *
 * <p>What it does not carry: programs, the client's port, which zone was asked. The debug log is
 * written by a server that is slower for it and wraps when it is full.
 *
 * <p>What becomes of a line: accepted; skipped {@code other_context} (no packet), {@code
 * other_line}, {@code not_a_query} (notifications, updates), {@code truncated_answer}; rejected
 * {@code bad_packet}, {@code bad_time}, {@code bad_address}, {@code bad_number}, {@code
 * bad_rrtype}, {@code no_name}, {@code bad_name}; empty, indented and heading lines are no records.
 *
 * <p>Sources: the key at the head of the log itself; "DNS Logging and Diagnostics"
 * (learn.microsoft.com); logs that their owners published, with details, of Windows Server 2008 R2
 * to 2019; read on 2026-11-29. No Windows wrote the goldens.
 */
@NullMarked
package fluxgate.format.windowsdnsdebug;

import org.jspecify.annotations.NullMarked;
