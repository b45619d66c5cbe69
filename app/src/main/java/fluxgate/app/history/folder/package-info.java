/**
 * The folder of a store: which files are in it, how they get there, and what is said of them.
 *
 * <p>Where it sits: at the bottom of the store; it reads and writes no rows and sees no other room
 * of it.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>The newest complete manifest says which files are the store. A file is written under
 *       another name, synced, renamed and its folder synced before a manifest names it ({@code
 *       Durable}).
 *   <li>One writer, by {@code WriterLock}; readers take no lock.
 *   <li>What a manifest once named and that is no longer there is a {@code Hole}, until it is back
 *       or filled.
 *   <li>Every error says what to do next ({@code StoreException}).
 * </ul>
 *
 * <p>Sources: docs/reference/store.md.
 */
@NullMarked
package fluxgate.app.history.folder;

import org.jspecify.annotations.NullMarked;
