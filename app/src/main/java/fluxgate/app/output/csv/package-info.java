/**
 * Findings as rows for a spreadsheet or a ticket system.
 *
 * <p>Where it sits: an output.
 *
 * <p>Invariants: RFC 4180 with a header, CRLF, UTF-8 without a mark; columns keep their names and
 * order, and new ones are appended. Text is quoted, and characters that control a terminal or end a
 * line become {@code \}{@code u} escapes, so a row is a line. A spreadsheet takes a cell that
 * begins with {@code = + - @} (or the wide forms of these) for a formula: such text, and text that
 * begins with an apostrophe, gets one apostrophe in front. To have the text as it was, take one
 * apostrophe from the front where there is one. Several values in a cell are separated by spaces; a
 * name never contains one.
 *
 * <p>Sources: RFC 4180; the CSV injection page of OWASP.
 */
@NullMarked
package fluxgate.app.output.csv;

import org.jspecify.annotations.NullMarked;
