/**
 * The options that commands share, what is opened by them, and what is said of reading at the end.
 *
 * <p>Where it sits: above {@code terminal}, below every command; {@code CommandOptions} reads
 * words, {@code ReadingOptions} adds what reads telemetry, {@code HistoryWords} what works on a
 * store.
 *
 * <p>Invariants: an option that several commands have means the same in all of them and is checked
 * in one place. What is wrong with a word is said as wrong usage, with what would be right.
 *
 * <p>Sources: the documentation of picocli.
 */
@NullMarked
package fluxgate.app.cli.option;

import org.jspecify.annotations.NullMarked;
