/**
 * Findings made fit to leave the house: who asked is replaced by keyed pseudonyms.
 *
 * <p>Where it sits: between the detector and every output. Outputs take {@link
 * fluxgate.app.redaction.Disclosed} findings, which only a {@link fluxgate.app.redaction.Redaction}
 * makes, so no output can be handed a finding that nobody looked at.
 *
 * <p>Invariants: the same client has the same pseudonym in every output and run that uses the same
 * key, and none without the key leads back. What cannot be told apart is replaced: in free text
 * every address goes that the finding does not itself report as one of the name's. A name or an
 * address that the data carry as an answer goes as well where it belongs to a client or to a
 * private range.
 *
 * <p>Sources: RFC 2104 and FIPS 180-4 for HMAC-SHA-256.
 */
@NullMarked
package fluxgate.app.redaction;

import org.jspecify.annotations.NullMarked;
