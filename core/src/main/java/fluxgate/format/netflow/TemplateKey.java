package fluxgate.format.netflow;

/** Which template: v9 and IPFIX count apart, and each source or domain for itself. */
record TemplateKey(int version, long domain, int id) {}
