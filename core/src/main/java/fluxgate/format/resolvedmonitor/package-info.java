/**
 * Lookups of systemd-resolved, the resolver of many Linux hosts, as {@code resolvectl monitor
 * --json=short} prints them (systemd 252 and later): one JSON object a lookup, whoever asked for it
 * (nss-resolve, D-Bus, the stub at 127.0.0.53), with the answers of the network, of the cache and
 * of the host itself.
 *
 * <p>A line, shortened: {@code {"state":"success","question":[{"class":1,"type":1,
 * "name":"c2.flux9.example"}],"answer":[{"rr":{"key":{"class":1,"type":1,
 * "name":"c2.flux9.example"},"address":[192,0,2,7]},
 * "raw":"AmMyBWZsdXg5B2V4YW1wbGUAAAEAAQAAADwABMAAAgc=","ifindex":2}]}}
 *
 * <p>Time: it says none, and no host; both are the wrapper's. So keep it with journald ({@code
 * systemd-cat -t resolvectl resolvectl monitor --json=short}) and export that with {@code
 * journalctl -o short-iso} or {@code -o json --all}: without {@code --all} JSON leaves out lines of
 * more than 4096 octets. {@code logger} cuts lines at 1024 octets unless {@code --size} allows
 * more. A lookup is written when it has ended. The client is the host.
 *
 * <p>{@code raw} is read: the record in wire form with its TTL, as it was received; out of the
 * resolver's own cache it is handed to local programs uncounted, to the stub's clients counted
 * down. The sections of a response are not told apart: NS RRsets that nobody asked for were beside
 * the answer, and so were addresses of their hosts. Where an alias led on to another lookup ({@code
 * collectedQuestions}) each is a line of its own.
 *
 * <p>What it does not carry: programs, who asked (containers and others that use the host as their
 * server look like the host), which server answered, connections. Entries of /etc/hosts look like
 * answers with a TTL of 0.
 *
 * <p>States other than {@code success} and {@code rcode-failure} (timeouts, failed validation) are
 * questions without an answer. A record of another class than IN is left out of its set.
 *
 * <p>Skipped: {@code other_line}, {@code other_class}, {@code local_name} (names below {@code
 * local}: the log does not say whether the network was asked or its resolver). Rejected: {@code
 * bad_json}, {@code no_time}, {@code no_state}, {@code no_question}, {@code too_many_questions},
 * {@code bad_name}, {@code bad_rrtype}, {@code bad_record}.
 *
 * <p>Sources: resolvectl(1), src/resolve/resolved-varlink.c, resolved-dns-transaction.c (the
 * states) and resolvectl.c of systemd 252, systemd's pull requests 22845 and 24853, journalctl(1),
 * logger(1), read on 2026-11-30, and what systemd 252 prints.
 */
@NullMarked
package fluxgate.format.resolvedmonitor;

import org.jspecify.annotations.NullMarked;
