package fluxgate.app.output;

import fluxgate.app.output.rpz.PolicyAction;
import fluxgate.app.output.stix.TrafficLight;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.verdict.Level;
import org.jspecify.annotations.Nullable;

/**
 * What outputs are told beside the findings.
 *
 * @param colour whether to colour for a terminal
 * @param least the least level that was asked for
 * @param lastEventMicros the last event time of the input; null where it had none. Outputs that
 *     need a time use this one, so that equal input gives equal output
 * @param suffixes what nobody may block
 * @param zone the name of the response policy zone
 * @param action what the zone does to a name
 * @param marking how far the reader may pass it on; null where the user does not say
 */
public record OutputSettings(
    boolean colour,
    Level least,
    @Nullable Long lastEventMicros,
    PublicSuffixList suffixes,
    DomainName zone,
    PolicyAction action,
    @Nullable TrafficLight marking) {}
