package fluxgate.app.findings;

import fluxgate.app.history.folder.Json;
import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.detect.Footprint;
import fluxgate.detect.context.Scope;
import fluxgate.detect.state.ContactBook;
import fluxgate.dns.DomainName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a disposition covers: a name, network or port beside it is not what somebody looked at.
 *
 * @param ports null: any
 * @param nameServers whether name servers that rotate as well are covered
 */
public record DispositionScope(
    List<Scope> names,
    List<ScopeNetwork> networks,
    @Nullable List<ScopePort> ports,
    boolean nameServers) {
  /** The web's: what a name is likely used for where no connection was seen. */
  private static final List<ScopePort> WEB =
      List.of(new ScopePort(80, null), new ScopePort(443, null));

  /** Parts are named up to here; {@code disposition --list --json} has them all. */
  private static final int MOST_NAMED = 12;

  /** The word for any port. */
  private static final String ANY = "any";

  public DispositionScope {
    names = List.copyOf(names);
    networks = List.copyOf(networks);
    ports = ports == null ? null : List.copyOf(ports);
  }

  /** What was seen, and no more: the scope of whoever names none. */
  public static DispositionScope of(Footprint seen) {
    List<ScopeNetwork> networks = new ArrayList<>();
    seen.networks()
        .forEach(network ->
            networks.add(new ScopeNetwork("AS" + network.asn(), new Scope.Asn(network.asn()))));
    seen.blocks()
        .forEach(unannounced -> {
          Scope block = new Scope.Block(unannounced.block());
          networks.add(new ScopeNetwork(block.toString(), block));
        });
    List<ScopePort> ports =
        seen.ports().stream()
            .map(port -> ScopePort.parse(port.toString()))
            .filter(java.util.Objects::nonNull)
            .toList();
    return new DispositionScope(
        seen.names().stream().<Scope>map(Scope.Exact::new).toList(),
        networks,
        ports.isEmpty() ? WEB : ports,
        seen.nameServersRotate());
  }

  /**
   * The same, with what the words name in place of what it has of that kind.
   *
   * @param words such as {@code name=*.cdn.example}, {@code networks=64500,"Example CDN"} and
   *     {@code ports=443,80}
   * @throws IllegalArgumentException with a sentence on a word that is none of these
   */
  public DispositionScope with(List<String> words, DomainName domain) {
    List<Scope> otherNames = new ArrayList<>();
    List<ScopeNetwork> otherNetworks = new ArrayList<>();
    List<ScopePort> otherPorts = new ArrayList<>();
    boolean anyPort = false;
    for (String word : words) {
      int equals = word.indexOf('=');
      String kind = equals < 0 ? "" : word.substring(0, equals).strip();
      for (String value : values(word.substring(equals + 1))) {
        switch (kind) {
          case "name", "names" -> otherNames.add(name(value, domain));
          case "network", "networks" -> otherNetworks.add(network(value));
          case "port", "ports" -> {
            if (value.equals(ANY)) {
              anyPort = true;
            } else {
              otherPorts.add(port(value));
            }
          }
          default ->
              throw new IllegalArgumentException(
                  "--scope takes name=…, networks=… or ports=…, not '" + word + "'.");
        }
      }
    }
    return new DispositionScope(
        otherNames.isEmpty() ? names : otherNames,
        otherNetworks.isEmpty() ? networks : otherNetworks,
        anyPort ? null : otherPorts.isEmpty() ? ports : otherPorts,
        nameServers);
  }

  /** What stands between commas; a comma in double quotes is part of a name. */
  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString().strip());
    return values;
  }

  private static Scope name(String text, DomainName domain) {
    Scope scope = Scope.parse(text);
    DomainName name =
        switch (scope) {
          case Scope.Exact exact -> exact.name();
          case Scope.Below below -> below.name();
          case Scope.AtOrBelow both -> both.name();
          case null, default -> null;
        };
    if (scope == null || name == null) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no name; one is www.shop.example, *.shop.example for all below it, or"
              + " .shop.example for both.");
    }
    if (!name.isAtOrBelow(domain)) {
      throw new IllegalArgumentException(
          "'" + text + "' is no name of " + domain + "; decide of each domain by itself.");
    }
    return scope;
  }

  private static ScopeNetwork network(String text) {
    ScopeNetwork network = ScopeNetwork.parse(text);
    if (network == null) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no network; one is a system (64500), an organisation as tables name it"
              + " (\"Example CDN\"), or a block (198.51.100.0/24) of addresses that no table knows.");
    }
    return network;
  }

  private static ScopePort port(String text) {
    ScopePort port = ScopePort.parse(text);
    if (port == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no port; one is 443, 443/tcp or 53/udp, and any is all of them.");
    }
    return port;
  }

  /**
   * What of all that was seen it does not cover, to follow "does not cover"; null for nothing.
   *
   * @param domain of which it was seen
   */
  public @Nullable String exceededBy(Footprint seen, DomainName domain) {
    if (seen.hasMoreAddresses()) {
      return "more addresses than are kept";
    }
    for (Footprint.Announced network : seen.networks()) {
      if (networks.stream().noneMatch(covered -> covered.covers(network))) {
        return "AS"
            + network.asn()
            + " ("
            + network.name()
            + "), seen since "
            + seconds(network.sinceMicros());
      }
    }
    for (Footprint.Unannounced block : seen.blocks()) {
      if (networks.stream().noneMatch(covered -> covered.covers(block))) {
        return block.block()
            + ", of which no network is known, seen since "
            + seconds(block.sinceMicros());
      }
    }
    for (DomainName name : seen.names()) {
      if (names.stream().noneMatch(covered -> covers(covered, name))) {
        return "the name " + name.toString().replace(".", "[.]");
      }
    }
    if (seen.hasMoreNames() && !coversAllNamesOf(domain)) {
      return "more names than are kept";
    }
    if (seen.nameServersRotate() && !nameServers) {
      return "name servers that rotate as well";
    }
    return ports == null ? null : portExceededBy(seen, ports);
  }

  private static @Nullable String portExceededBy(Footprint seen, List<ScopePort> covered) {
    for (ContactBook.Port port : seen.ports()) {
      if (covered.stream().noneMatch(one -> one.covers(port))) {
        return "the port " + port + ", which clients contacted";
      }
    }
    return seen.hasMorePorts() ? "more ports than are kept" : null;
  }

  private boolean coversAllNamesOf(DomainName domain) {
    return names.stream()
        .anyMatch(
            scope -> scope instanceof Scope.AtOrBelow both && domain.isAtOrBelow(both.name()));
  }

  private static boolean covers(Scope scope, DomainName name) {
    return switch (scope) {
      case Scope.Exact exact -> name.equals(exact.name());
      case Scope.Below below -> name.isAtOrBelow(below.name()) && !name.equals(below.name());
      case Scope.AtOrBelow both -> name.isAtOrBelow(both.name());
      default -> false;
    };
  }

  private static Instant seconds(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
  }

  /** How many of the networks that were seen and it covers are of homes and phones. */
  public int homes(Footprint seen) {
    return (int)
        seen.networks().stream()
            .filter(Footprint.Announced::isAccess)
            .filter(network -> networks.stream().anyMatch(covered -> covered.covers(network)))
            .count();
  }

  /**
   * Every part in words, for whoever has to agree with it.
   *
   * @param seen what tells the names of systems; null where they are not needed
   */
  public String words(@Nullable Footprint seen) {
    return joined("name", "names", names, scope -> scope.toString().replace(".", "[.]"))
        + "; "
        + joined("network", "networks", networks, network -> network.word() + called(network, seen))
        + "; "
        + (ports == null ? "any port" : joined("port", "ports", ports, ScopePort::toString))
        + (nameServers ? "; name servers that rotate as well" : "");
  }

  private static String called(ScopeNetwork network, @Nullable Footprint seen) {
    if (seen != null && network.scope() instanceof Scope.Asn) {
      for (Footprint.Announced announced : seen.networks()) {
        if (network.covers(announced)) {
          return " (" + announced.name() + ")";
        }
      }
    }
    return "";
  }

  private static <T> String joined(
      String one, String many, List<T> parts, Function<T, String> word) {
    if (parts.isEmpty()) {
      return "no " + one;
    }
    String listed = parts.stream().limit(MOST_NAMED).map(word).collect(Collectors.joining(", "));
    return (parts.size() == 1 ? one : many)
        + " "
        + listed
        + (parts.size() > MOST_NAMED ? " and " + (parts.size() - MOST_NAMED) + " more" : "");
  }

  /** As it is kept. */
  public String json() {
    return Json.object(json -> {
      json.writeArrayPropertyStart("names");
      names.forEach(name -> json.writeString(name.toString()));
      json.writeEndArray();
      json.writeArrayPropertyStart("networks");
      networks.forEach(network -> json.writeString(network.word()));
      json.writeEndArray();
      if (ports != null) {
        json.writeArrayPropertyStart("ports");
        ports.forEach(port -> json.writeString(port.toString()));
        json.writeEndArray();
      }
      if (nameServers) {
        json.writeBooleanProperty("name_servers_rotate", true);
      }
    });
  }

  /** What {@link #json} wrote; of anything else a scope that covers nothing. */
  static DispositionScope read(String text) {
    JsonObject json = Json.parse(text);
    if (json == null) {
      return new DispositionScope(List.of(), List.of(), List.of(), false);
    }
    return new DispositionScope(
        parsed(json.texts("names"), Scope::parse),
        parsed(json.texts("networks"), ScopeNetwork::parse),
        json.members().containsKey("ports") ? parsed(json.texts("ports"), ScopePort::parse) : null,
        json.is("name_servers_rotate"));
  }

  private static <T> List<T> parsed(List<String> texts, Function<String, @Nullable T> parse) {
    List<T> parsed = new ArrayList<>();
    for (String text : texts) {
      T one = parse.apply(text);
      if (one != null) {
        parsed.add(one);
      }
    }
    return parsed;
  }
}
