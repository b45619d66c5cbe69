package fluxgate.app.casefile.evidence;

/**
 * An input as it was found when records were to be copied from it.
 *
 * @param name as it was imported
 * @param imported the import; 0 where the store does not say
 * @param octets of it as stored when it was imported; -1 where the store does not say
 * @param sha256 of it as stored then; empty where the store does not say
 * @param state what had become of it
 * @param head the header of a capture, in hexadecimal digits; empty for other inputs
 */
public record FrozenInput(
    String name, long imported, long octets, String sha256, InputState state, String head) {}
