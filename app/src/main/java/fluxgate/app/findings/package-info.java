/**
 * Findings that are kept, what people decided of them, and what changed since.
 *
 * <p>Where it sits: between the detector, whose findings it keeps beside the store ({@code
 * fluxgate.app.history}), and the commands. {@code KeptFindings} and {@code DispositionBook} know
 * the tables; {@code Dispositions} says what holds of a finding; {@code Changes} compares a hunt
 * with one before it.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A finding is kept with its evidence as it was printed, and with what it was judged by:
 *       program, baseline, lists and maps, inputs by hash.
 *   <li>A disposition never changes a score, and nobody learns from it. A benign one holds a
 *       finding down as long as all that was seen of the name lies in its scope and its last day is
 *       not over, in the time of the data; otherwise the finding stands, and a sentence says why.
 *   <li>What is held is named, and shown to whoever asks.
 *   <li>Time is an argument.
 * </ul>
 *
 * <p>Sources: the project's notes on detection for what a benign disposition has to be keyed on
 * (name, networks of providers, ports), so that a hijacked domain is reported again.
 */
@NullMarked
package fluxgate.app.findings;

import org.jspecify.annotations.NullMarked;
