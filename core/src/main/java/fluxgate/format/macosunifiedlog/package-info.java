/**
 * The unified log of macOS (10.12 and later): what programs asked mDNSResponder, the system's
 * resolver, for. Lines of {@code log show} in its default or syslog style, or of {@code --style
 * ndjson}; {@code --info --debug} and a profile that shows private data are needed for most of it.
 *
 * <p>A line, shortened: {@code 2026-11-23 07:38:01.123456+0000 0x454 Info 0x0 197 0 mDNSResponder:
 * [com.apple.mDNSResponder:Default] [R205695] DNSServiceQueryRecord(1D000, 0, c2.flux9.example,
 * Addr) START PID[96315](curl)}
 *
 * <p>Questions are told from three messages: {@code DNSServiceQueryRecord(…) START} and {@code
 * DNSServiceGetAddrInfo(…) START} with their arguments in brackets, the same with names before them
 * ({@code START -- qname: …}), and {@code ProxyCallbackCommon: Question}, of a machine that shares
 * the Mac's connection. Their words change from release to release.
 *
 * <p>Time: local, with its offset. The log does not name its machine: it is the wrapper's host,
 * with the program's short name; of a log without a wrapper nobody knows who asked.
 *
 * <p>What it does not carry: answers, TTLs, name servers, connections; of names that are masked
 * ({@code <mask.hash: …>}, {@code <private>}) not even the question.
 *
 * <p>Skipped: {@code other_process}, {@code other_message}, {@code name_masked}, {@code local_name}
 * (names below {@code local}: the log does not say whether the network was asked or its resolver).
 * Rejected: {@code bad_json}, {@code no_time}, {@code bad_time}, {@code bad_name}.
 *
 * <p>Sources: log(1); the source of mDNSResponder (uds_daemon.c, dnsproxy.c); messages that others
 * published (read 2026-11-29). Written by hand after them: no Mac was at hand.
 */
@NullMarked
package fluxgate.format.macosunifiedlog;

import org.jspecify.annotations.NullMarked;
