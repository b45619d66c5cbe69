package fluxgate.app.simulate.family;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Asking;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Crowd;
import fluxgate.app.simulate.zone.LoopbackAuthority;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.StepAuthority;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.NetworkKind;
import java.util.List;
import java.util.Locale;

/**
 * Names that are not there: random-subdomain floods against benign zones (§4: to exhaust memory),
 * one answered, one not, and typing errors.
 */
final class FloodFamily {
  private static final String TRUTH = "flooded";

  /** Resolver logs have some percent of names that do not exist. */
  private static final double MISTAKEN_SHARE = 0.03;

  private FloodFamily() {}

  static List<Zone> draw(Setting setting, Dice dice) {
    Authority nothing = new LoopbackAuthority(0, 300, dice.forPart("nothing"));
    Authority wildcard =
        StepAuthority.staying(setting.machines(NetworkKind.HOSTING, 1, 2, dice), List.of(), 300);
    return List.of(zone(setting, nothing, dice.at(0)), zone(setting, wildcard, dice.at(1)));
  }

  /** Names that nobody registered, by mistake: no domain of the truth file. */
  static Zone typingErrors(Setting setting, Dice dice, double lookups) {
    Crowd crowd =
        new Crowd(
            1 + lookups * MISTAKEN_SHARE,
            setting.clients(),
            setting.clients(),
            false,
            0,
            setting.untilSecond(),
            dice.forPart("visits"));
    return new Zone(
        List.of(),
        List.of(),
        "",
        "",
        -1,
        Naming.random("example", 5, 12),
        new LoopbackAuthority(0, 300, dice),
        crowd,
        Contact.NONE,
        false,
        setting.operators().of(dice));
  }

  private static Zone zone(Setting setting, Authority authority, Dice dice) {
    String domain = setting.names().next();
    long until = setting.untilSecond();
    long from = (long) (until * dice.within(0.2, 0.7));
    int minutes = dice.between(5, 40);
    double names = dice.scaled(2_000, 30_000);
    double aDay = names * 1_440 / minutes;
    Asking flood =
        new Crowd(
            aDay,
            dice.between(1, 30),
            setting.clients(),
            true,
            from,
            Math.min(until, from + minutes * 60L),
            dice.forPart("flood"));
    return new Zone(
        List.of(domain),
        List.of(),
        TRUTH,
        String.format(Locale.ROOT, "%.0f random names in %d minutes", names, minutes),
        -1,
        Naming.random(domain, 8, 16),
        authority,
        flood,
        Contact.NONE,
        false,
        setting.operators().of(dice));
  }
}
