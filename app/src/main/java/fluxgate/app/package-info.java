/**
 * The program: what a person starts.
 *
 * <p>Where it sits: above {@code core}, which knows nothing of it. Files, threads, clocks, storage
 * and terminals belong here.
 *
 * <p>Invariants: results go to standard output, everything else to standard error; the exit code is
 * 0 done, 2 wrong usage, 3 a named input could not be read, 4 input was rejected under {@code
 * --strict}, 10 findings at the level of {@code --fail-on}, 1 anything else. Nobody ever sees a
 * stack trace.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.app;

import org.jspecify.annotations.NullMarked;
