/**
 * Findings in forms that people and programs read: one folder an output.
 *
 * <p>Where it sits: after the detector and {@code redaction}; {@code cli} picks a row of {@link
 * fluxgate.app.output.OutputForm}, the table of them.
 *
 * <p>Invariants: names, hosts and organisations come from attackers. Nothing printed here can move
 * a cursor, colour a terminal, become a link or break out of a page: {@link
 * fluxgate.app.output.Neutral} stands between them and every output.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.app.output;

import org.jspecify.annotations.NullMarked;
