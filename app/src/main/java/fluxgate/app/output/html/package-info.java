/**
 * Findings and explanations as self-contained pages: text, tables and drawn charts.
 *
 * <p>Where it sits: an output; {@code hunt --html} and {@code explain --html} write one file.
 *
 * <p>Invariants: a page asks nobody for anything: no script, no image, no font, no link that leaves
 * it, and a content security policy that allows one style sheet, by its hash. Every text goes
 * through {@link fluxgate.app.output.html.Html#text}, which neutralises and escapes. Pages are
 * well-formed XML, bounded in size, and the same for the same input. No chart speaks by colour
 * alone: rows are labelled, and each drawing has a title and a description.
 *
 * <p>Sources: HTML Living Standard; SVG 2; Content Security Policy 3; the colours of Okabe and Ito
 * (2008), which people with any colour vision can tell apart.
 */
@NullMarked
package fluxgate.app.output.html;

import org.jspecify.annotations.NullMarked;
