package fluxgate.detect.network;

import fluxgate.dns.DomainName;

/**
 * What a name shares with another that is suspect by itself.
 *
 * @param other the other registered domain
 * @param shared homes that both answered with, and the other no later
 * @param similarity the damped similarity of the two, 0 to 1
 */
public record Kin(DomainName other, int shared, double similarity) {}
