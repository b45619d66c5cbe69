/**
 * Findings as alerts in the Elastic Common Schema, one JSON object a line.
 *
 * <p>Where it sits: an output.
 *
 * <p>Invariants: every field outside {@code fluxgate} is one of the schema's, with the schema's
 * type; what the schema has no field for stands below {@code fluxgate}. {@code @timestamp} is the
 * event time at which the present stay at alert or suspect began, else the last event. {@code
 * event.risk_score} is {@link fluxgate.app.output.Certainty}. {@code source} is the client that
 * dealt most with the domain and {@code related.ip} has the others; a pseudonym is no address, so
 * under redaction {@code source.ip} is absent and {@code source.address} has it. Lists are as
 * bounded as the finding's samples. Fields without a value are left out, as the schema wants.
 *
 * <p>Sources: Elastic Common Schema 9.0, field reference and categorisation.
 */
@NullMarked
package fluxgate.app.output.ecs;

import org.jspecify.annotations.NullMarked;
