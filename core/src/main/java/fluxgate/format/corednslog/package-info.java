/**
 * CoreDNS's {@code log} plugin in its own formats ({@code common}, {@code combined}).
 *
 * <p>A line: {@code [INFO] 192.0.2.10:42114 - 64820 "A IN www.example. udp 57 false 1232" NOERROR
 * qr,rd,ra 66 0.000150566s}: who asked, the message's id, type, class, name, transport, octets, the
 * DO bit and the EDNS buffer, then code, flags, octets and seconds of the response, with {@code
 * combined} the opcode last, in quotes. Names are in small letters, their special octets behind a
 * backslash; a percent sign in one is garbled by CoreDNS itself. A format of the user's own is not
 * read.
 *
 * <p>Time: CoreDNS before 1.5 began its lines with one (ISO 8601); since then the wrapper's counts
 * (a container's log). It says when the response went.
 *
 * <p>What it does not carry: answers, TTLs.
 *
 * <p>Skipped: {@code other_class}, {@code other_opcode}, {@code other_event} (other plugins'
 * lines). Rejected: {@code no_time}, {@code bad_time}, {@code bad_client}, {@code no_query}, {@code
 * bad_name}, {@code bad_rrtype}.
 *
 * <p>Sources: the plugin's page (coredns.io/plugins/log) and its source (plugin/log,
 * plugin/pkg/replacer, request), read on 2026-11-29; samples that others published.
 */
@NullMarked
package fluxgate.format.corednslog;

import org.jspecify.annotations.NullMarked;
