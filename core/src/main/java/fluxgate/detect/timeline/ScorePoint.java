package fluxgate.detect.timeline;

import fluxgate.verdict.Level;
import org.jspecify.annotations.Nullable;

/**
 * The score at one time, where it differs from the one before.
 *
 * @param micros event time
 * @param level after caps
 * @param code the evidence that changed most; null where none did
 * @param change by how much that evidence changed
 */
public record ScorePoint(
    long micros, double score, Level level, @Nullable String code, double change) {}
