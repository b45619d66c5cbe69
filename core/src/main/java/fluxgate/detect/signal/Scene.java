package fluxgate.detect.signal;

import fluxgate.detect.surroundings.Surroundings;

/**
 * What a signal may know beside the domain's own state.
 *
 * @param nowMicros event time of the judgement
 * @param surroundings the last closed snapshot
 */
public record Scene(long nowMicros, Surroundings surroundings) {}
