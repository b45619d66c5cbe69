package fluxgate.app.simulate.zone;

import fluxgate.app.simulate.chance.Dice;
import java.util.List;

/** Which name of a zone a visit asks for. */
public interface Naming {
  String next(int client, Dice dice);

  /** One of these, the first far more often. */
  static Naming of(List<String> names) {
    if (names.size() == 1) {
      String only = names.getFirst();
      return (client, dice) -> only;
    }
    return (client, dice) -> names.get((int) (names.size() * dice.unit() * dice.unit()));
  }

  /** One of these, each as often. */
  static Naming evenly(List<String> names) {
    return (client, dice) -> dice.pick(names);
  }

  /** A new random label at every visit. */
  static Naming random(String zone, int least, int most) {
    return (client, dice) -> label(dice, least, most) + "." + zone;
  }

  /** So many different labels a client, each of its own. */
  static Naming ofClient(String zone, int labels, Dice own) {
    return (client, dice) -> label(own.at(client * 64L + dice.below(labels)), 8, 12) + "." + zone;
  }

  /** Letters and digits. */
  static String label(Dice dice, int least, int most) {
    int length = dice.between(least, most);
    StringBuilder label = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      label.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(dice.below(i == 0 ? 26 : 36)));
    }
    return label.toString();
  }
}
