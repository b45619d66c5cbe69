package fluxgate.app.findings;

import java.time.Instant;

/**
 * One finding as one hunt left it, without its evidence: see {@link KeptFindings#json}.
 *
 * @param hunt its number
 */
public record KeptFinding(
    String id,
    long hunt,
    String domain,
    String level,
    String peakLevel,
    double score,
    Instant firstSeen,
    Instant lastSeen) {}
