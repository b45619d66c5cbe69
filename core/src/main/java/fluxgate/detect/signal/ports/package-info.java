/**
 * Whether clients use the addresses for something that volunteers run.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the contact book.
 *
 * <p>Measures: the share of connections to infrastructure ports: time, peer-to-peer currency, chat,
 * VPN, BitTorrent, Tor (INFRA_PORTS). These pools look like flux in every DNS feature.
 *
 * <p>Invariants: silent without connections.
 *
 * <p>Sources: the allow-lists that deployed detectors had to ship: NTP pool, Bitcoin seeds, IRC
 * networks, VPN providers.
 */
@NullMarked
package fluxgate.detect.signal.ports;

import org.jspecify.annotations.NullMarked;
