package fluxgate.app.ledger;

import fluxgate.app.output.UtcTime;
import fluxgate.detect.Coverage;
import fluxgate.dns.TtlKind;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.observation.ResolverSettingObservation;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * What the input could and could not show.
 *
 * @param coverage what the detector counted
 * @param formats the formats that were read
 */
public record Visibility(Coverage coverage, List<Format> formats) {
  /** Writes the fields of the summary's object {@code visibility}. */
  public void write(JsonGenerator json) {
    json.writeNumberProperty("outbound_connections", coverage.outboundConnections());
    json.writeNumberProperty("explained_connections", coverage.explainedConnections());
    json.writeNumberProperty("stale_connections", coverage.staleConnections());
    if (coverage.outboundConnections() == 0) {
      json.writeNullProperty("explained_share");
    } else {
      double share = (double) coverage.explainedConnections() / coverage.outboundConnections();
      json.writeNumberProperty("explained_share", Math.round(share * 1000) / 1000.0);
    }
    json.writeObjectPropertyStart("encrypted_dns");
    coverage.encryptedDns().forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeArrayPropertyStart("foreign_resolvers");
    coverage.foreignResolvers().forEach(address -> json.writeString(address.toString()));
    json.writeEndArray();
    json.writeArrayPropertyStart("resolver_settings");
    coverage.resolverSettings().forEach(setting -> write(json, setting));
    json.writeEndArray();
    json.writeObjectPropertyStart("ttl_kinds");
    for (TtlKind kind : TtlKind.values()) {
      json.writeNumberProperty(
          kind.name().toLowerCase(Locale.ROOT), coverage.ttlKinds().getOrDefault(kind, 0L));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("not_shown");
    for (Carries field : Carries.values()) {
      boolean evidence = field != Carries.RESOLVERS; // no signal speaks of a setting
      if (evidence && formats.stream().noneMatch(format -> format.carries().contains(field))) {
        json.writeString(field.name().toLowerCase(Locale.ROOT));
      }
    }
    json.writeEndArray();
    json.writeNumberProperty("address_answers", coverage.addressAnswers());
    json.writeNumberProperty("unusable_answers", coverage.unusableAnswers());
    json.writeNumberProperty("evicted_domains", coverage.evictedDomains());
    json.writeBooleanProperty("delegations_seen", coverage.sawDelegations());
    json.writeBooleanProperty("clients_seen", coverage.sawClients());
  }

  private static void write(JsonGenerator json, ResolverSettingObservation setting) {
    json.writeStartObject();
    json.writeStringProperty("time", UtcTime.rfc3339(setting.timeMicros()));
    json.writeStringProperty(
        "machine", setting.machine() == null ? null : setting.machine().label());
    json.writeStringProperty("change", setting.change().name().toLowerCase(Locale.ROOT));
    json.writeArrayPropertyStart("servers");
    setting.servers().forEach(server -> json.writeString(server.toString()));
    json.writeEndArray();
    json.writeStringProperty("by", setting.by());
    json.writeStringProperty("file", setting.provenance().file());
    json.writeNumberProperty("offset", setting.provenance().offset());
    json.writeNumberProperty("length", setting.provenance().length());
    json.writeEndObject();
  }
}
