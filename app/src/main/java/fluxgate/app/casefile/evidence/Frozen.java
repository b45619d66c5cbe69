package fluxgate.app.casefile.evidence;

import fluxgate.app.history.sighting.RawPlace;
import java.nio.file.Path;

/**
 * A raw record that was copied.
 *
 * @param place where it lay
 * @param file the copy, which holds others too
 * @param at where it begins in the copy
 * @param sha256 of it
 */
public record Frozen(RawPlace place, Path file, long at, String sha256) {}
