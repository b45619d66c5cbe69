/**
 * Context that comes from files: network maps, tables of autonomous systems.
 *
 * <p>Where it sits: before the pipeline; hands {@code core} what it parsed from the streams opened
 * here.
 *
 * <p>Invariants: nothing is looked up anywhere but in files that the user named or that are in the
 * box. A damaged table gives less knowledge, never an exception while records are read.
 *
 * <p>Sources: MaxMind DB file format specification 2.0.
 */
@NullMarked
package fluxgate.app.context;

import org.jspecify.annotations.NullMarked;
