package fluxgate.app.simulate.world;

import fluxgate.net.NetworkKind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that sound like names and mean nobody; none is given twice. */
public final class InventedNames {
  private static final List<String> STARTS =
      List.of(
          "bal", "cor", "dra", "el", "fen", "gor", "hal", "il", "jor", "kel", "lum", "mor", "nev",
          "or", "pel", "quin", "ros", "sel", "tar", "ul", "ver", "wil", "yor", "zan");
  private static final List<String> MIDDLES =
      List.of("a", "be", "ci", "do", "e", "fi", "ga", "ho", "i", "le", "mi", "no", "ra", "tu");
  private static final List<String> ENDS =
      List.of(
          "bri", "dan", "fex", "lin", "mond", "nor", "pax", "rith", "sk", "tova", "vane", "wick");

  private final Set<String> given = new HashSet<>();
  private final Dice dice;

  public InventedNames(Dice dice) {
    this.dice = dice;
  }

  /** A word of lower-case letters. */
  public String word() {
    String word;
    do {
      word = dice.pick(STARTS) + dice.pick(MIDDLES) + dice.pick(ENDS);
    } while (!given.add(word));
    return word;
  }

  /** An organisation that would run such a network. */
  String organisation(NetworkKind kind) {
    String word = word();
    String trade =
        dice.pick(
            switch (kind) {
              case ACCESS -> List.of("Broadband", "Cable", "Telecom", "Mobile", "Fibre");
              case HOSTING -> List.of("Hosting", "Servers", "Datacentre", "Colocation");
              case CDN -> List.of("Content Delivery");
              case CLOUD -> List.of("Cloud");
              case EDUCATION -> List.of("University", "Research Network", "College");
              case UNKNOWN -> List.of("Group");
            });
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " " + trade;
  }
}
