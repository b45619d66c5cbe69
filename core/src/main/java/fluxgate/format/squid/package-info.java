/**
 * Squid's native access log ({@code logformat squid}), versions 3 to 6.
 *
 * <p>A line: {@code 1795419481.010 120 10.20.30.41 TCP_TUNNEL/200 5120 CONNECT c2.flux9.example:443
 * - HIER_DIRECT/192.0.2.7 -}
 *
 * <p>Times: seconds since the epoch, of the end; the beginning is that less the milliseconds that
 * follow it.
 *
 * <p>A request that the proxy took to the server itself is a connection of the client to the
 * address that was really used. With {@code HIER_DIRECT} the proxy looked the name up itself, on
 * behalf of the client: that is an answer to the client, with a set of one address. What else the
 * name had nobody knows, so such a set says that an address belonged to a name and not that others
 * did not; it has no TTL, and its vantage is unknown. With {@code ORIGINAL_DST} (intercepted) and
 * {@code PINNED} the proxy looked nothing up: a connection only.
 *
 * <p>What it does not carry: TTLs, aliases, programs, octets sent by the client; whether a failure
 * (5xx) is the server's or nobody answered; that a name was not found. Only the log without {@code
 * log_mime_hdrs} and with addresses ({@code log_fqdn} off) is read.
 *
 * <p>{@code logformat common} and {@code combined} say whom a client asked for and not which
 * address was used; their lines are recognised, and skipped.
 *
 * <p>What becomes of a line: accepted; skipped {@code no_connection} (from the cache, denied, not
 * found), {@code via_parent} (the address is another proxy's), {@code no_server_address} (common
 * log format), {@code dns_itself}; rejected {@code too_few_fields}, {@code bad_time}, {@code
 * bad_url}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: https://wiki.squid-cache.org/Features/LogFormat and squid.conf's logformat, as noted
 * in 2026-11, and what Squid 5.7 writes.
 */
@NullMarked
package fluxgate.format.squid;

import org.jspecify.annotations.NullMarked;
