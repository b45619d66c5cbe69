package fluxgate.detect.signal;

import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.context.DomainContext;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.surroundings.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What a signal may know beside the domain's own state.
 *
 * @param nowMicros event time of the judgement
 * @param shownMicros when the domain last showed anything: what it showed does not fade while it is
 *     silent
 * @param surroundings the last closed snapshot
 * @param rotation the measure of rotating hosting; null where the domain does not behave so
 * @param domains what people know of domains
 * @param sinceMicros when the detector's memory begins: what was first seen then may be of any age
 * @param baseline what is ordinary at the vantage that sees the domain
 */
public record Scene(
    long nowMicros,
    long shownMicros,
    Surroundings surroundings,
    @Nullable HostingRotation rotation,
    DomainContext domains,
    long sinceMicros,
    BaselineView baseline) {}
