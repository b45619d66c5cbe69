/**
 * How streams are cut into records: lines, texts within long lines, pcap records, pcapng blocks,
 * Frame Streams.
 *
 * <p>Where it sits: between a decompressed stream and a decoder. It knows nothing of what a record
 * means.
 *
 * <p>Invariants: every length is bounded before it is allocated; a record that cannot be cut out
 * whole is delivered as damaged with its place, never dropped and never an exception.
 *
 * <p>Sources: the pcap and pcapng drafts (draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng), Frame
 * Streams as fstrm implements it.
 */
@NullMarked
package fluxgate.format.framing;

import org.jspecify.annotations.NullMarked;
