package fluxgate.app.simulate;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Asking;
import fluxgate.app.simulate.zone.Zone;
import java.util.Set;
import java.util.TreeSet;

/** Which machines of the sample day are infected: the truth, from where it is made. */
public final class SampleInfected {
  private SampleInfected() {}

  /** The addresses of those who ask for a planted domain. */
  public static Set<String> with(String domain) {
    Dice dice = new Dice(SampleDay.SEED);
    Set<String> infected = new TreeSet<>();
    for (Zone zone : SampleDay.zones(SampleDay.atlas(dice), dice)) {
      if (zone.domains().contains(domain)) {
        Asking asking = zone.asking();
        while (asking.micros() != Long.MAX_VALUE) {
          infected.add("10.64.0." + (asking.client() + 1));
          asking.advance();
        }
      }
    }
    return infected;
  }
}
