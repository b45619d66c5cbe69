package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which program of a Windows machine asks for a name. The shares are assumed: there is no labelled
 * telemetry of endpoints to take them from. So as not to make it easy, what asks for a planted name
 * may look installed or hide in the shell, and now and then it is a browser that was led there.
 */
final class Programs {
  private static final String SYSTEM = "C:\\Windows\\System32\\";
  private static final String SERVICE = SYSTEM + "svchost.exe";
  private static final String PROGRAM_FILES = "C:\\Program Files\\";

  /** Below the folder of the person who works there. */
  private static final String APP_DATA = "AppData\\";

  private static final List<String> BROWSERS =
      List.of(
          PROGRAM_FILES + "Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
          PROGRAM_FILES + "Mozilla Firefox\\firefox.exe");

  private static final List<String> TOOLS =
      List.of(
          SYSTEM + "rundll32.exe",
          SYSTEM + "regsvr32.exe",
          SYSTEM + "wscript.exe",
          SYSTEM + "WindowsPowerShell\\v1.0\\powershell.exe");

  private static final Set<Integer> WEB = Set.of(80, 443);

  private static final double LED_THERE = 0.2;

  /** A program, and whether only some of the clients use it where others use their browser. */
  private record Asker(String path, boolean planted) {}

  private final Dice dice;

  /** By registered domain; what is missing is asked for by browsers. */
  private final Map<String, Asker> askers = new HashMap<>();

  Programs(List<Zone> zones, Dice dice) {
    this.dice = dice.forPart("programs");
    for (int i = 0; i < zones.size(); i++) {
      Zone zone = zones.get(i);
      Dice own = this.dice.at(i);
      boolean planted = zone.truth().startsWith("flux");
      String path = planted ? planted(own) : ordinary(zone.contact(), own);
      if (!path.isEmpty()) {
        Asker asker = new Asker(path, planted);
        zone.domains().forEach(domain -> askers.put(domain, asker));
        zone.customers().forEach(domain -> askers.put(domain, asker));
      }
    }
  }

  private static String planted(Dice dice) {
    String name = Naming.label(dice, 4, 9);
    double which = dice.unit();
    return which < 0.35
        ? APP_DATA + "Roaming\\" + name + ".exe"
        : which < 0.5
            ? APP_DATA + "Local\\Temp\\" + name + ".exe"
            : which < 0.7
                ? dice.pick(TOOLS)
                : which < 0.85 ? inOwnFolder(name) : "C:\\Windows\\explorer.exe";
  }

  /** Empty for a browser. */
  private static String ordinary(Contact contact, Dice dice) {
    String name = Naming.label(dice, 4, 9);
    if (contact.ports().contains(123)) {
      return SERVICE;
    }
    double which = WEB.containsAll(contact.ports()) ? dice.unit() : 0.9;
    return which < 0.8
        ? ""
        : which < 0.95 ? PROGRAM_FILES + name + "\\" + name + ".exe" : inOwnFolder(name);
  }

  private static String inOwnFolder(String name) {
    return APP_DATA + "Local\\" + name + "\\" + name + ".exe";
  }

  /** The path of what asks on a client's behalf. */
  String of(IpAddress client, String query) {
    String domain = query.substring(query.lastIndexOf('.', query.lastIndexOf('.') - 1) + 1);
    Asker asker = askers.get(domain);
    Dice own = dice.at(client.v4Bits());
    if (asker == null || asker.planted && own.at(domain.hashCode()).chance(LED_THERE)) {
      return own.pick(BROWSERS);
    }
    return asker.path.startsWith(APP_DATA)
        ? "C:\\Users\\" + Machines.user(client) + "\\" + asker.path
        : asker.path;
  }

  /** The number under which it runs there; the same all day. */
  int process(IpAddress client, String path) {
    return 4
        * dice.at(client.v4Bits()).at(path.toLowerCase(Locale.ROOT).hashCode()).between(200, 4_000);
  }
}
