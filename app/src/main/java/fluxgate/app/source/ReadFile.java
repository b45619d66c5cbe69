package fluxgate.app.source;

/**
 * A file that was read.
 *
 * @param name as it was named
 * @param size octets as stored
 * @param sha256 of its content as stored, in hexadecimal digits
 * @param records how many records it holds
 * @param readTo how far it was read, in octets of the decompressed stream
 */
public record ReadFile(String name, long size, String sha256, long records, long readTo) {}
