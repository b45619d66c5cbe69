/**
 * Whether the telemetry at hand could show fast flux at all: per source which fields it carries and
 * where it is silent, and checks with a threshold each.
 *
 * <p>Where it sits: beside the detector, which reads the same observations and says what of them
 * explained connections. Nothing here judges a domain.
 *
 * <p>Invariants: every status stands on a figure, and the figure is said; what could not be
 * measured is unknown, never a pass. Time is an argument: ages are measured against a time that the
 * caller gives. Memory is bounded whatever the input.
 *
 * <p>Sources: MITRE ATT&CK DET0485 with its analytics AN1331 to AN1334 for what a detection needs;
 * CISA AA25-093A and NIST SP 800-81r3 for what is asked of resolvers; DeTT&CT for timeliness and
 * completeness.
 */
@NullMarked
package fluxgate.app.readiness;

import org.jspecify.annotations.NullMarked;
