package fluxgate.app.history.sighting;

/**
 * Where a raw record lies.
 *
 * @param imported the import that read it; under one name there may have been several files
 * @param file the input's name as it was given
 * @param offset octets from the start of the decompressed stream
 * @param length octets
 */
public record RawPlace(long imported, String file, long offset, int length) {}
