package fluxgate.detect.context;

/**
 * One line of a list.
 *
 * @param terms shared with the other entries of the list
 */
public record Entry(Scope scope, ListTerms terms) {}
