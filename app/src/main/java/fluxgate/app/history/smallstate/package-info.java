/**
 * The small state beside a store: holds, findings, dispositions and cases in {@code state.sqlite}.
 *
 * <p>Where it sits: above {@code folder}; {@code findings} and {@code casefile} keep their rows in
 * it, and retention asks it for holds.
 *
 * <p>Invariants: several processes read while one writes, and a killed one leaves a journal that
 * the next one undoes. Each version of the tables only adds to those before it. The tables stand
 * here; what their rows mean is the business of whoever keeps them.
 *
 * <p>Sources: the documentation of SQLite on file locking and on {@code user_version}.
 */
@NullMarked
package fluxgate.app.history.smallstate;

import org.jspecify.annotations.NullMarked;
