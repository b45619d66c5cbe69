/**
 * What a whole DNS message says, for every format that carries whole messages.
 *
 * <p>Where it sits: between {@code dns.wire}, which knows no sensor, and the formats (packets,
 * dnstap), which know who sent what to whom and when: an {@link fluxgate.format.message.Exchange}.
 * No format of its own.
 *
 * <p>Invariants: one RRset of a response is one observation, where it has to do with the question
 * ({@link fluxgate.format.message.Relevance}); the rest is dropped. A query is reported only when
 * no response to it came, so that nothing counts twice. A response cut for UDP (TC) reports
 * nothing: its sets may be incomplete, and half of a set would look like another set (RFC 2181 §9).
 *
 * <p>Sources: RFC 1035 §4.1, RFC 2181 §5.4.1 and §9, RFC 8914 (policy's own error codes), BIND's
 * {@code add-soa}.
 */
@NullMarked
package fluxgate.format.message;

import org.jspecify.annotations.NullMarked;
