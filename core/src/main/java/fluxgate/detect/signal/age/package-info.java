/**
 * How old the domain was when it showed what it showed.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the registration dates in the domain context,
 * else the domain's first sighting.
 *
 * <p>Measures: days since registration (NEW_DOMAIN, OLD_DOMAIN), or since the first sighting where
 * that proves something (OLD_DOMAIN; NEW_HERE); DOMAIN_AGE_UNKNOWN where neither does.
 *
 * <p>Invariants: no name is new merely because the log begins; a date after the data says nothing;
 * age is told, not behaviour, so it never counts among the kinds of evidence that an alert needs.
 *
 * <p>Sources: detection-science §6.5; Holz et al. 2008 and Passerini et al. 2008 use domain age.
 */
@NullMarked
package fluxgate.detect.signal.age;

import org.jspecify.annotations.NullMarked;
