package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.observation.Provenance;
import java.util.List;

/**
 * An answer that counts as evidence, measured against what the domain had shown before it.
 *
 * @param micros event time
 * @param owner the owner name, after it took the answer
 * @param addresses the usable addresses, sorted and distinct
 * @param newUnits how many of them (households counted once) neither the owner name nor the pool
 *     had shown before
 * @param newNetwork whether one of the new ones lies in an autonomous system that the pool did not
 *     have
 * @param alone whether there is nothing to compare it with: the owner name's first answer, or the
 *     first that a resolver gave while another had just been given something else
 * @param renewed whether it is the same set as before, fetched again when its time had run out
 * @param echo whether another view or another cache behind the same one showed the same set within
 *     its life: the same rotation seen twice
 * @param likeness the Jaccard index with the answer that was fresh before it in the same view, 0 to
 *     1; NaN where there was none
 * @param place the raw record
 */
public record FreshAnswer(
    long micros,
    OwnerName owner,
    List<IpAddress> addresses,
    int newUnits,
    boolean newNetwork,
    boolean alone,
    boolean renewed,
    boolean echo,
    double likeness,
    Provenance place) {}
