package fluxgate.dns;

/**
 * What was asked.
 *
 * @param name the QNAME
 * @param type the QTYPE
 */
public record Question(DomainName name, RRType type) {}
