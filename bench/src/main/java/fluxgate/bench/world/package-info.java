/**
 * The worlds that measurements are made on: days of {@code fluxgate simulate} in every shape that a
 * row needs, captures made of them, and logs of millions of names.
 *
 * <p>Where it sits: before the measurements; nothing here is timed. What is made stays in the work
 * folder and is used again.
 *
 * <p>Invariants: names end in {@code .example} or {@code .test}, addresses are those of the
 * simulation; the same arguments give the same octets. A file is moved to its name when it is
 * whole.
 */
@NullMarked
package fluxgate.bench.world;

import org.jspecify.annotations.NullMarked;
