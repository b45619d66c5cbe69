package fluxgate.app.findings;

import fluxgate.detect.Footprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finding as one hunt left it.
 *
 * @param hunt its number
 * @param json as {@code hunt --json} prints it, nobody hidden
 * @param footprint null where it was damaged
 */
public record KeptFinding(
    String id,
    long hunt,
    String domain,
    String level,
    String peakLevel,
    double score,
    Instant firstSeen,
    Instant lastSeen,
    String json,
    @Nullable Footprint footprint) {}
