package fluxgate.app.history.folder;

import org.jspecify.annotations.Nullable;

/**
 * An input that an import read.
 *
 * @param file as it was named
 * @param format null where it was imported before that was kept
 * @param octets as stored; 0 where that is not known
 * @param sha256 of its content as stored; null of a pipe
 */
public record StoredInput(
    String file, @Nullable String format, long octets, @Nullable String sha256) {}
