/**
 * What Fluxgate says of a domain: levels, variants, evidence, verdicts and findings.
 *
 * <p>Where it sits: the top stratum's vocabulary. {@code detect} makes these; outputs render them.
 *
 * <p>Invariants: a verdict's score is the sum of its evidence; no evidence without a measured
 * value, a unit, an expectation and a sentence; what could not be observed is listed, never
 * guessed; nothing here attributes.
 *
 * <p>Sources: Wald's sequential test for the thresholds; MITRE ATT&amp;CK T1568.001 and
 * AN1331–AN1334 for the reference.
 */
@NullMarked
package fluxgate.verdict;

import org.jspecify.annotations.NullMarked;
