/**
 * Packets: pcap and pcapng captures.
 *
 * <p>Products: tcpdump, Wireshark and dumpcap, Zeek, Suricata, and whatever else writes either
 * format. Link types Ethernet (1), loopback (0, 108), raw IP (12, 14, 101, 228, 229), Linux cooked
 * (113, 276); VLAN tags; IPv4 and IPv6 with fragments; DNS on port 53 over UDP and TCP; TCP SYNs
 * and the first datagram of a UDP flow as connections.
 *
 * <p>A packet on its way: {@code LinkLayer} finds the network layer, {@code IpLayer} the transport
 * layer, {@code FragmentTable} puts datagrams together, {@code TransportLayer} tells DNS from
 * connections, {@code TcpStreams} puts DNS over TCP together, and {@code format.message} says what
 * a message means.
 *
 * <p>Vantage: by the RD bit, message by message, for a capture may hold both sides of a resolver.
 * RD set: the asker is a client, below the resolver. RD clear: the asker is a resolver, above.
 * Simple but forgeable: a server can clear the bit in its response to a client, so the query, where
 * it was captured, decides.
 *
 * <p>What a capture does not carry: processes; how a connection went on; anything encrypted (DNS
 * over TLS, HTTPS or QUIC appears as a connection).
 *
 * <p>Invariants: everything that is put together is bounded in number, octets and age, by packet
 * time; the oldest goes first.
 *
 * <p>Sources: draft-ietf-opsawg-pcaplinktype, IEEE 802.1Q, RFC 791, RFC 8200, RFC 5722 (overlapping
 * fragments), RFC 768, RFC 9293, RFC 7413 (fast open), RFC 7766 (DNS over TCP).
 */
@NullMarked
package fluxgate.format.pcap;

import org.jspecify.annotations.NullMarked;
