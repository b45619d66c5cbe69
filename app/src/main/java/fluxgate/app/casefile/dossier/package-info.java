/**
 * What is known of a case at one time, put together from the store: machines, claims with the raw
 * records that they rest on, and the course of events.
 *
 * <p>Where it sits: between the store and what shows a case (pages, tables, the package).
 *
 * <p>Invariants: what was shown once stays, whatever the store loses ({@link
 * fluxgate.app.casefile.dossier.Listing}); a machine is listed by what it did, and each reason is a
 * claim; a claim counts all records that it rests on and names as many as a package holds; what
 * could not be seen is a sentence of the dossier. Nothing here says who is behind a domain.
 *
 * <p>Sources: the order of steps in NIST SP 800-61r3 and the containment playbook of AA25-093A ask
 * for the machines that asked, connected, or were led there by an alias.
 */
@NullMarked
package fluxgate.app.casefile.dossier;

import org.jspecify.annotations.NullMarked;
