package fluxgate.app.casefile.export;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.dossier.Host;
import fluxgate.app.casefile.dossier.Naming;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.output.csv.CsvText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The machines of a case as a table and as JSON. */
public final class HostFiles {
  private static final List<String> COLUMNS =
      List.of(
          "host",
          "pseudonym",
          "role",
          "state",
          "owner",
          "state_since",
          "asked",
          "answered",
          "connected",
          "first_seen",
          "last_seen",
          "addresses",
          "processes",
          "nat",
          "mark",
          "stored",
          "why");

  private HostFiles() {}

  /** One object a machine, resolvers last. */
  public static List<String> json(List<Host> hosts, List<Host> resolvers, Naming naming) {
    List<String> lines = new ArrayList<>();
    hosts.forEach(host -> lines.add(json(host, "host", naming)));
    resolvers.forEach(host -> lines.add(json(host, "resolver", naming)));
    return lines;
  }

  private static String json(Host host, String role, Naming naming) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", "case-host");
    json.put("host", naming.label(host));
    json.put("pseudonym", host.pseudonym());
    json.put("role", role);
    json.put("state", host.stateWord());
    json.put("owner", host.owner().isEmpty() ? null : host.owner());
    json.put("state_since", host.state() == null ? null : host.state().at().toString());
    json.put("first_seen", Host.time(host.firstMicros()));
    json.put("last_seen", Host.time(host.lastMicros()));
    json.put("asked", host.asked());
    json.put("answered", host.answered());
    json.put("connected", host.connected());
    json.put("addresses", naming.addresses(host));
    json.put("processes", naming.processes(host));
    json.put("nat", host.nat());
    json.put("mark", host.mark().isEmpty() ? null : host.mark());
    json.put("stored", host.stored().word());
    List<Map<String, Object>> why = new ArrayList<>();
    for (Deed deed : host.seen().deeds()) {
      why.add(why(deed, naming));
    }
    json.put("why", why);
    return Jcs.ordered(json);
  }

  private static Map<String, Object> why(Deed deed, Naming naming) {
    Map<String, Object> why = new LinkedHashMap<>();
    why.put("reason", deed.kind().word());
    why.put("count", deed.times());
    why.put("records", deed.count());
    why.put("first", Host.time(deed.firstMicros()));
    why.put("last", Host.time(deed.lastMicros()));
    why.put("names", deed.names().stream().map(naming::text).toList());
    why.put("destinations", deed.destinations());
    why.put("ports", deed.ports());
    why.put("answered", deed.answered());
    why.put("sentence", naming.text(Host.sentence(deed)));
    return why;
  }

  /** A row a machine under a header, as spreadsheets take it. */
  public static String csv(List<Host> hosts, List<Host> resolvers, Naming naming) {
    StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    hosts.forEach(host -> row(host, "host", naming, out));
    resolvers.forEach(host -> row(host, "resolver", naming, out));
    return out.toString();
  }

  private static void row(Host host, String role, Naming naming, StringBuilder out) {
    List<String> cells =
        List.of(
            CsvText.text(naming.label(host)),
            CsvText.text(host.pseudonym()),
            CsvText.text(role),
            CsvText.text(host.stateWord()),
            CsvText.text(host.owner()),
            CsvText.text(host.state() == null ? "" : host.state().at().toString()),
            CsvText.number(host.asked()),
            CsvText.number(host.answered()),
            CsvText.number(host.connected()),
            CsvText.text(Host.time(host.firstMicros())),
            CsvText.text(Host.time(host.lastMicros())),
            CsvText.text(String.join(" ", naming.addresses(host))),
            CsvText.text(String.join("; ", naming.processes(host))),
            CsvText.text(host.nat()),
            CsvText.text(host.mark()),
            CsvText.text(host.stored().word()),
            CsvText.text(naming.text(String.join("; ", host.why()))));
    out.append(String.join(",", cells)).append("\r\n");
  }
}
