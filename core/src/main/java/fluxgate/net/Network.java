package fluxgate.net;

import org.jspecify.annotations.Nullable;

/**
 * The network that announces an address.
 *
 * @param asn the autonomous system number, 1 to 2^32-1
 * @param name the organisation's name as the source has it
 * @param country ISO 3166 alpha-2 where a source supplies it
 * @param kind what its addresses are mostly used for
 * @param synthetic whether this was said by a network map for reserved ranges (exercises, samples)
 */
public record Network(
    long asn, String name, @Nullable String country, NetworkKind kind, boolean synthetic) {}
