package fluxgate.app.simulate.family;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Naming;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Registered domains under .example, none given twice. Their looks say nothing of their class. */
final class DomainNames {
  private static final List<String> SYLLABLES =
      List.of(
          "ba", "cor", "dra", "el", "fen", "go", "hal", "il", "jo", "kel", "lum", "mo", "nev", "or",
          "pe", "quin", "ros", "sel", "ta", "ul", "ver", "wi", "yor", "zan", "be", "ci", "do", "fi",
          "ga", "ho", "le", "mi", "no", "ra", "tu", "bri", "dan", "lin", "nor", "pax", "va", "sko");

  /** Random-looking names exist among benign ones too, if fewer. */
  private static final double RANDOM_SHARE = 0.06;

  private final Set<String> given = new HashSet<>();
  private final Dice dice;

  DomainNames(Dice dice) {
    this.dice = dice;
  }

  /** Such as {@code lumtarosel.example}. */
  String next() {
    String label;
    do {
      label = dice.chance(RANDOM_SHARE) ? Naming.label(dice, 8, 16) : word();
    } while (!given.add(label));
    return label + ".example";
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int syllables = dice.between(3, 5);
    for (int i = 0; i < syllables; i++) {
      word.append(dice.pick(SYLLABLES));
      if (i == 1 && syllables > 3 && dice.chance(0.15)) {
        word.append('-');
      }
    }
    return word.toString();
  }
}
