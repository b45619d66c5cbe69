/**
 * Fills the package of a case.
 *
 * <p>Where it sits: between the dossier and the bag. What is written here is read by people and
 * programs that have nothing of ours.
 *
 * <p>Invariants: under redaction every text goes through one {@link
 * fluxgate.app.redaction.Redaction} under the case's key, nothing that could be guessed from is
 * hashed without a nonce, and records that cannot be written with pseudonyms (packets) are left
 * out, and said. Whatever carries words of ATT&amp;CK carries MITRE's notice. Others who use the
 * technique are named as what ATT&amp;CK records, never as who is behind this.
 *
 * <p>Sources: RFC 8493; draft-dulaunoy-dnsop-passive-dns-cof; STIX 2.1; ATT&amp;CK 18.1.
 */
@NullMarked
package fluxgate.app.casefile.export;

import org.jspecify.annotations.NullMarked;
