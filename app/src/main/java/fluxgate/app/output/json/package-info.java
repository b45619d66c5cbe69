/**
 * Findings as one JSON object a line.
 *
 * <p>Where it sits: an output; the same object stands in every place that speaks JSON.
 *
 * <p>Invariants: every field is always present, in the same order; what is not known is null or
 * empty. Angle brackets and ampersands are escaped, so that a line can stand in a page.
 *
 * <p>Sources: RFC 8259, RFC 3339.
 */
@NullMarked
package fluxgate.app.output.json;

import org.jspecify.annotations.NullMarked;
