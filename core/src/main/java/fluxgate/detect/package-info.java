/**
 * Observations to verdicts.
 *
 * <p>Where it sits: the top of the core. {@link fluxgate.detect.Detector} routes each observation
 * to the state of its registered domain, lets the signals measure, and keeps the level history;
 * {@link fluxgate.detect.FindingMaker} puts what is known of a domain into a finding.
 *
 * <p>Invariants: a function of the observations, in order, and of the context given at the start;
 * saved and restored at any point it goes on alike; connections never move its clock; what crosses
 * domains is read only from snapshots closed at ten-minute boundaries of event time.
 *
 * <p>Sources: MITRE ATT&amp;CK T1568.001, DET0485; Holz 2008; FluxBuster 2012; the scoring is our
 * own, with its reasons beside each constant.
 */
@NullMarked
package fluxgate.detect;

import org.jspecify.annotations.NullMarked;
