/**
 * What one run leaves for the next: a folder with the state of the detector, of the reading, and of
 * what was reported.
 *
 * <p>Where it sits: beside the hunt command, which opens it before reading and commits it after
 * printing. The detector and the sources write their own parts; here they are put into one file.
 *
 * <p>Invariants: one writer at a time; a run that ends early leaves the folder as it was, so that
 * the same files can be read again; a file that is damaged or of another version is refused with
 * one sentence and never overwritten.
 */
@NullMarked
package fluxgate.app.state;

import org.jspecify.annotations.NullMarked;
