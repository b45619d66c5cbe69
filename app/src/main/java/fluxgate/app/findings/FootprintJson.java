package fluxgate.app.findings;

import fluxgate.app.history.folder.Json;
import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.detect.Footprint;
import fluxgate.detect.state.ContactBook;
import fluxgate.dns.DomainName;
import fluxgate.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A footprint as it is kept beside a finding, whose own JSON has examples of it. */
final class FootprintJson {
  private FootprintJson() {}

  static String write(Footprint footprint) {
    return Json.object(json -> {
      json.writeArrayPropertyStart("names");
      footprint.names().forEach(name -> json.writeString(name.toString()));
      json.writeEndArray();
      json.writeArrayPropertyStart("networks");
      for (Footprint.Announced network : footprint.networks()) {
        json.writeStartObject();
        json.writeNumberProperty("asn", network.asn());
        json.writeStringProperty("name", network.name());
        json.writeBooleanProperty("access", network.isAccess());
        json.writeNumberProperty("since_micros", network.sinceMicros());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("blocks");
      for (Footprint.Unannounced block : footprint.blocks()) {
        json.writeStartObject();
        json.writeStringProperty("block", block.block().toString());
        json.writeNumberProperty("since_micros", block.sinceMicros());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("ports");
      for (ContactBook.Port port : footprint.ports()) {
        json.writeStartObject();
        json.writeNumberProperty("protocol", port.protocol());
        json.writeNumberProperty("port", port.port());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeBooleanProperty("name_servers_rotate", footprint.nameServersRotate());
      json.writeBooleanProperty("more_names", footprint.hasMoreNames());
      json.writeBooleanProperty("more_addresses", footprint.hasMoreAddresses());
      json.writeBooleanProperty("more_ports", footprint.hasMorePorts());
    });
  }

  /** What {@link #write} wrote; null for anything else. */
  static @Nullable Footprint read(String text) {
    JsonObject json = Json.parse(text);
    if (json == null) {
      return null;
    }
    List<DomainName> names = new ArrayList<>();
    for (String name : json.texts("names")) {
      DomainName parsed = DomainName.parse(name);
      if (parsed != null) {
        names.add(parsed);
      }
    }
    List<Footprint.Announced> networks = new ArrayList<>();
    for (JsonObject network : json.objects("networks")) {
      networks.add(
          new Footprint.Announced(
              network.number("asn", 0),
              network.textOr("name", ""),
              network.is("access"),
              network.number("since_micros", 0)));
    }
    List<Footprint.Unannounced> blocks = new ArrayList<>();
    for (JsonObject block : json.objects("blocks")) {
      IpPrefix prefix = IpPrefix.parse(block.textOr("block", ""));
      if (prefix != null) {
        blocks.add(new Footprint.Unannounced(prefix, block.number("since_micros", 0)));
      }
    }
    List<ContactBook.Port> ports = new ArrayList<>();
    for (JsonObject port : json.objects("ports")) {
      ports.add(
          new ContactBook.Port((int) port.number("protocol", 0), (int) port.number("port", 0)));
    }
    return new Footprint(
        names,
        networks,
        blocks,
        ports,
        json.is("name_servers_rotate"),
        json.is("more_names"),
        json.is("more_addresses"),
        json.is("more_ports"));
  }
}
