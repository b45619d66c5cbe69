/**
 * What makes starts fast, run by the launcher once after each build and by nobody else: {@link
 * fluxgate.app.start.NewerClasses} makes libraries fit for the start-up cache, {@link
 * fluxgate.app.start.Training} is the run that the cache is made from.
 *
 * <p>The cache (JEP 483, 515) holds classes loaded and linked, and which methods are hot, so that
 * the compiler need not find out. It takes what the training used: what people run first belongs
 * there.
 */
@NullMarked
package fluxgate.app.start;

import org.jspecify.annotations.NullMarked;
