package fluxgate.app.simulate.atlas;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.NetworkKind;
import java.util.List;
import java.util.Locale;

/** Organisations that nobody runs, with the words that such organisations have in their names. */
final class OperatorNames {
  /** Names that say nothing of the trade, about as many as in real tables. */
  private static final double MUTE_SHARE = 0.2;

  private static final List<String> STARTS =
      List.of(
          "Bal", "Cor", "Dra", "Fen", "Gor", "Hal", "Jor", "Kel", "Lum", "Mor", "Nev", "Pel",
          "Quin", "Ros", "Sel", "Tar", "Ver", "Wil", "Yor", "Zan", "Bri", "Ost", "Ulm", "Ska");
  private static final List<String> MIDDLES =
      List.of("a", "be", "ci", "do", "e", "fi", "ga", "ho", "i", "le", "mi", "no", "ra", "tu");
  private static final List<String> ENDS =
      List.of("bri", "dan", "fex", "lin", "mond", "nor", "pax", "rith", "sk", "va", "vane", "wick");
  private static final List<String> MUTE =
      List.of("Group", "LLC", "Ltd", "S.A.", "GmbH", "Networks", "Systems", "IT", "JSC", "PT");

  private OperatorNames() {}

  static String draw(NetworkKind kind, Dice dice) {
    String word = dice.pick(STARTS) + dice.pick(MIDDLES) + dice.pick(ENDS);
    List<String> trades = dice.chance(MUTE_SHARE) ? MUTE : trades(kind);
    String trade = dice.pick(trades);
    return trade.startsWith("-")
        ? word + trade.substring(1).toLowerCase(Locale.ROOT)
        : word + " " + trade;
  }

  /** A trade that begins with a hyphen is part of the word. */
  private static List<String> trades(NetworkKind kind) {
    return switch (kind) {
      case ACCESS ->
          List.of(
              "Broadband",
              "Cable",
              "Telecom",
              "Telecommunications",
              "Mobile",
              "Fibre",
              "Telekom",
              "Telefonica",
              "Telecomunicaciones",
              "Telecomunicacoes",
              "Wireless",
              "-Tel",
              "-Net",
              "Internet",
              "Kabel",
              "Provedor de Internet",
              "Communications",
              "ISP");
      case HOSTING ->
          List.of(
              "Hosting",
              "Servers",
              "Datacenter",
              "Colocation",
              "VPS",
              "-Host",
              "Dedicated",
              "Cloud Hosting",
              "Data Centre",
              "Server GmbH",
              "Web Services",
              "Internet Solutions");
      case CDN -> List.of("Content Delivery", "CDN", "Edge");
      case CLOUD -> List.of("Cloud", "Cloud Services", "Web Services");
      case EDUCATION ->
          List.of("University", "Research Network", "College", "Universidad", "Hochschule");
      case UNKNOWN -> List.of("Bank", "Logistics", "Motors", "Insurance", "Ministry", "Retail");
    };
  }
}
