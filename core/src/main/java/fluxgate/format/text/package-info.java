/**
 * What log formats made of lines share: one JSON object a line, Zeek's tab-separated columns, and
 * the values in them.
 *
 * <p>Where it sits: between a line that {@link fluxgate.format.framing.LineReader} cut out and the
 * decoder of a format. A notation fills a {@link fluxgate.format.text.FieldRow} with the columns
 * that the decoder asked for, so that the decoder is the same for both notations. What connection
 * logs share is here as well: lines of firewalls ({@link fluxgate.format.text.ConnectionLine}),
 * beginnings that wait for their ends ({@link fluxgate.format.text.BegunConnections}), and records
 * of one direction ({@link fluxgate.format.text.OneWayFlows}), which binary flow records use too.
 *
 * <p>Invariants: a value is octets in a buffer that it does not own, valid until the next line; it
 * is turned into a name, an address or a time only when asked. Nothing here throws for what a line
 * contains; nesting, number and text lengths are bounded.
 *
 * <p>Sources: RFC 8259 (JSON), RFC 3339 and ISO 8601 (times), the Zeek ASCII writer's header lines.
 */
@NullMarked
package fluxgate.format.text;

import org.jspecify.annotations.NullMarked;
