/**
 * Cases: what is affected by a domain or a flux network, who deals with it, and a package of
 * evidence that stands without us.
 *
 * <p>Where it sits: on top of the store. A case names registered domains and a time. What it shows
 * is what it has listed together with what the store has now; raw records are copied when the case
 * opens, because logs rotate away, and what is shown first is kept, because stores forget.
 *
 * <p>Invariants: every act on a case is one record of a chain of hashes ({@link
 * fluxgate.app.casefile.Custody}) that names no client; the head of the chain is signed where the
 * case leaves the house; a look-up of client-level data is logged with who, when and why; nothing
 * that is gone is passed over in silence.
 *
 * <p>Sources: RFC 8493 (BagIt), RFC 8785 (JSON canonicalisation), RFC 8032 (Ed25519), ISO/IEC 27037
 * and NIST SP 800-86 for what a custody record says.
 */
@NullMarked
package fluxgate.app.casefile;

import org.jspecify.annotations.NullMarked;
