/**
 * Findings as one STIX 2.1 bundle, to hand to others: for each an indicator that indicates
 * ATT&amp;CK's T1568.001 and is based on observed data, the objects observed, which name resolved
 * to which address when, and a note with the sentences.
 *
 * <p>Where it sits: an output.
 *
 * <p>Invariants: the same input gives the same bundle. Identifiers of observables are those that
 * the specification derives from their values; the others are derived from the finding's id, so a
 * later bundle about the same finding is a newer version of the same objects. Times are event times
 * in milliseconds. Nothing is attributed to anybody: no threat actor, no intrusion set, no malware.
 * Clients are no objects of the bundle, and a sentence that names one gives way to its measure.
 * Addresses stand as observations, never in a pattern: they are mostly other people's homes. {@code
 * confidence} is {@link fluxgate.app.output.Certainty}.
 *
 * <p>Sources: STIX Version 2.1, OASIS Standard, §2.9 (identifiers), §4.7 (indicator), §4.14
 * (observed data), §6 (observables), §9 (patterns); RFC 9562 for UUIDs, RFC 8785 for canonical
 * JSON; MITRE ATT&amp;CK for the identifier of T1568.001 (see NOTICE).
 */
@NullMarked
package fluxgate.app.output.stix;

import org.jspecify.annotations.NullMarked;
