/**
 * Bytes to observations: the table of formats, the framings they come in, and the contract of a
 * decoder.
 *
 * <p>Where it sits: a source (a file, a socket) gives an input stream; a {@link
 * fluxgate.format.Framing} cuts it into {@link fluxgate.format.Frame}s; the decoder of a {@link
 * fluxgate.format.Format} turns each frame into observations and one {@link
 * fluxgate.format.Outcome}. Each format is one folder below and one row of {@code Format}.
 *
 * <p>Invariants: input is hostile. A decoder bounds every length and loop, never throws for what it
 * reads, and accounts for each record once: accepted, skipped with a reason, or rejected with a
 * reason. A format says which fields it carries; what it does not carry, nobody may conclude from
 * it.
 *
 * <p>Sources: each format's own folder names its own.
 */
@NullMarked
package fluxgate.format;

import org.jspecify.annotations.NullMarked;
