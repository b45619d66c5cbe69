package fluxgate.observation;

/**
 * The raw record that something was read from.
 *
 * @param file the input's name as the user gave it
 * @param offset octets from the start of the decompressed stream
 * @param length octets
 */
public record Provenance(String file, long offset, int length) {}
