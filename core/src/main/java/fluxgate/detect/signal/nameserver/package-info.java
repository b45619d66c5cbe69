/**
 * Whether the zone's name servers rotate as well.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the name-server book.
 *
 * <p>Measures: new addresses of the name servers, their networks, their access share and TTL, NS
 * sets never seen before (NS_FLUX), and agents that serve both as web and as name server
 * (NS_AGENT_OVERLAP). Name servers normally keep their addresses for months.
 *
 * <p>Invariants: where no delegation was seen it says NS_UNOBSERVED, never "no double flux". One
 * change is a migration.
 *
 * <p>Sources: Metcalf and Spring (CMU/SEI) on where NS flux can be seen; Nagunwa 2024; thresholds
 * are our derivation.
 */
@NullMarked
package fluxgate.detect.signal.nameserver;

import org.jspecify.annotations.NullMarked;
