package fluxgate.format.message;

import fluxgate.net.IpAddress;

/**
 * One end of an exchange.
 *
 * @param port 0 to 65535; 0 where the source does not say
 */
public record Endpoint(IpAddress address, int port) {}
