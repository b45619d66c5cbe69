package fluxgate.app.source;

/**
 * A file in a folder that is not read.
 *
 * @param file its name
 * @param reason why not, in words
 */
public record Unrecognised(String file, String reason) {}
