/**
 * The rules of the house as tests: format, architecture, names, documents, the launcher.
 *
 * <p>Where it sits: in the app's tests, because only from there are all modules in sight.
 *
 * <p>Invariants: a rule that fails names each offender and what to do about it; a list of
 * exceptions only ever gets shorter.
 *
 * <p>Sources: ARCHITECTURE.md and CONTRIBUTING.md, whose words these tests enforce.
 */
@NullMarked
package fluxgate.house;

import org.jspecify.annotations.NullMarked;
