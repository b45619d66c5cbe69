/**
 * What makes starts fast, run by the launcher once after each build and by nobody else: {@link
 * fluxgate.app.start.NewerClasses} makes libraries fit for the start-up cache, {@link
 * fluxgate.app.start.Training} is the run that the cache is made from.
 *
 * <p>The cache (JEP 483) holds classes loaded and linked. It takes what the training used: what
 * people run first belongs there. Which methods were hot then it holds as well (JEP 515), but the
 * launcher has Java pass over that: a real hunt is hot elsewhere.
 */
@NullMarked
package fluxgate.app.start;

import org.jspecify.annotations.NullMarked;
