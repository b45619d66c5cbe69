/**
 * Context in other people's files: who announces an address, as the user's own database has it.
 *
 * <p>Where it sits: beside the sources; a command opens such a file and hands it to the core as an
 * {@link fluxgate.net.AsnSource}.
 *
 * <p>Invariants: nothing is looked up outside the file; a damaged file gives less knowledge, never
 * an exception while records are read.
 *
 * <p>Sources: MaxMind DB file format specification 2.0.
 */
@NullMarked
package fluxgate.app.context;

import org.jspecify.annotations.NullMarked;
