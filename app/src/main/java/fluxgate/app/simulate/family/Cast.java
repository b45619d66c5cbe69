package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Zone;
import java.util.ArrayList;
import java.util.List;

/** All names of a world. */
public final class Cast {
  private Cast() {}

  /**
   * Draws them.
   *
   * @param flux planted names
   * @param benign names, of which {@code lookAlikes} look like flux to some detector or other
   * @param lookups of a benign name on average a day
   * @param floods whether two benign zones are flooded with random names
   */
  public static List<Zone> draw(
      Atlas atlas,
      int clients,
      long untilSecond,
      int flux,
      int benign,
      double lookAlikes,
      double lookups,
      boolean floods,
      Dice dice) {
    DomainNames names = new DomainNames(dice.forPart("names"));
    Setting setting =
        new Setting(
            atlas,
            names,
            new Operators(atlas, names, dice.forPart("operators")),
            clients,
            untilSecond,
            lookups);
    int alike = (int) Math.round(benign * lookAlikes);
    List<Zone> zones = new ArrayList<>();
    zones.addAll(FluxFamilies.draw(setting, flux, dice.forPart("flux")));
    zones.addAll(LookAlikeFamilies.draw(setting, alike, dice.forPart("look-alikes")));
    zones.addAll(new OrdinaryFamily(setting, dice.forPart("ordinary")).draw(benign - alike));
    zones.add(FloodFamily.typingErrors(setting, dice.forPart("typing errors"), benign * lookups));
    if (floods) {
      zones.addAll(FloodFamily.draw(setting, dice.forPart("floods")));
    }
    return zones;
  }
}
