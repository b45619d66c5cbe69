package fluxgate.bench.pair;

/**
 * What a process took.
 *
 * @param cpuSeconds user and system, its children's too
 * @param elapsedSeconds from start to end
 * @param peakBytes resident at most
 */
record Usage(double cpuSeconds, double elapsedSeconds, long peakBytes) {}
