/**
 * Takes off what relays and shippers wrap around the lines of a log: syslog headers and JSON
 * envelopes.
 *
 * <p>Where it sits: between a framing and the decoder of a format. {@link
 * fluxgate.format.envelope.Wrapped} looks at the beginning of an input; where no format claims it
 * as it is, it looks at what is inside of one to {@value
 * fluxgate.format.envelope.Wrapped#MOST_LEVELS} wrappers, and gives the decoder of the format that
 * claims that, behind one that unwraps each line.
 *
 * <p>Invariants: a record keeps its place and its octets, wrapper included, so that evidence and
 * duplicates are told by the line as it was stored. What a wrapper says of time, host and program
 * stands in the {@link fluxgate.format.Frame}; it counts only where the record does not say it
 * itself. A line that is not wrapped as the others are is handed on as it is.
 *
 * <p>Sources: RFC 5424, RFC 3164, RFC 6587 §3.4.1 (octet counting); the JSON of Fluent Bit,
 * Filebeat and other Beats (ECS {@code event.original}, {@code message}), Vector, Docker's
 * json-file, journald ({@code journalctl -o json}), syslog-ng ({@code format-json}), Graylog GELF
 * and Splunk, each a row of {@link fluxgate.format.envelope.JsonEnvelope}.
 */
@NullMarked
package fluxgate.format.envelope;

import org.jspecify.annotations.NullMarked;
