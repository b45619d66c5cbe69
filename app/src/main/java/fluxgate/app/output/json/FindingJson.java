package fluxgate.app.output.json;

import fluxgate.app.output.UtcTime;
import fluxgate.dns.DomainName;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes findings as lines of JSON. */
public final class FindingJson {
  private static final int SCHEMA = 1;

  /** JSON's own escapes, and those of a page. */
  private static final class PageEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
      for (char c : new char[] {'<', '>', '&'}) {
        ASCII[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ASCII;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  /** Escapes as a page needs it, and everything beyond ASCII. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .characterEscapes(new PageEscapes())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private FindingJson() {}

  /** A generator for other outputs that write JSON, with the same escapes. */
  public static JsonGenerator generator(OutputStream out) {
    return JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** Writes one line, in UTF-8. */
  public static void write(Finding finding, OutputStream out) throws IOException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      write(finding, json);
    }
    line.write('\n');
    line.writeTo(out);
  }

  /** Writes the object where the generator stands. */
  static void write(Finding finding, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", "finding");
    json.writeNumberProperty("schema", SCHEMA);
    json.writeStringProperty("id", finding.id());
    json.writeStringProperty("status", finding.status().word());
    json.writeStringProperty("domain", finding.domain().toString());
    names(json, "names", finding.names());
    json.writeNumberProperty("name_count", finding.nameCount());
    names(json, "via", finding.via());
    json.writeStringProperty("level", finding.level().word());
    json.writeStringProperty("peak_level", finding.peakLevel().word());
    json.writeStringProperty("variant", finding.verdict().variant().word());
    json.writeStringProperty("baseline", finding.baseline());
    json.writeNumberProperty("score", rounded(finding.verdict().score()));
    time(json, "first_seen", finding.firstSeenMicros());
    time(json, "last_seen", finding.lastSeenMicros());
    time(json, "suspect_at", finding.suspectAtMicros());
    time(json, "alert_at", finding.alertAtMicros());
    answers(json, finding.answers());
    addresses(json, finding.addresses());
    ttl(json, finding.ttl());
    nameServers(json, finding.nameServers());
    clients(json, finding);
    json.writeStringProperty("network", finding.network());
    evidence(json, finding);
    json.writeArrayPropertyStart("unknown");
    finding.verdict().unknown().forEach(json::writeString);
    json.writeEndArray();
    json.writeObjectPropertyStart("attack");
    json.writeStringProperty("technique", "T1568.001");
    json.writeArrayPropertyStart("analytics");
    finding.attack().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
    json.writeBooleanProperty("synthetic", finding.synthetic());
    json.writeArrayPropertyStart("caps");
    finding.verdict().caps().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("changes");
    finding.changes().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void answers(JsonGenerator json, Finding.Answers answers) {
    json.writeObjectPropertyStart("answers");
    json.writeNumberProperty("total", answers.total());
    json.writeNumberProperty("fresh", answers.fresh());
    number(json, "fresh_to_alert", answers.freshToAlert());
    json.writeEndObject();
  }

  private static void addresses(JsonGenerator json, Finding.Addresses addresses) {
    json.writeObjectPropertyStart("addresses");
    json.writeNumberProperty("count", addresses.count());
    json.writeNumberProperty("asns", addresses.asns());
    Integer countries = addresses.countries();
    number(json, "countries", countries == null ? null : Long.valueOf(countries));
    json.writeArrayPropertyStart("sample");
    for (Finding.SeenAddress seen : addresses.sample()) {
      json.writeStartObject();
      json.writeStringProperty("address", seen.address().toString());
      number(json, "asn", seen.network() == null ? null : Long.valueOf(seen.network().asn()));
      json.writeStringProperty("as_name", seen.network() == null ? null : seen.network().name());
      time(json, "first_seen", seen.firstSeenMicros());
      time(json, "last_seen", seen.lastSeenMicros());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void ttl(JsonGenerator json, Finding.@Nullable Ttls ttl) {
    json.writeObjectPropertyStart("ttl_seconds");
    number(json, "min", ttl == null ? null : Long.valueOf(ttl.min()));
    number(json, "median", ttl == null ? null : Long.valueOf(ttl.median()));
    number(json, "max", ttl == null ? null : Long.valueOf(ttl.max()));
    json.writeStringProperty(
        "kind", ttl == null ? "absent" : ttl.kind().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private static void nameServers(JsonGenerator json, Finding.NameServers servers) {
    json.writeObjectPropertyStart("nameservers");
    json.writeBooleanProperty("observed", servers.observed());
    names(json, "names", servers.names());
    json.writeNumberProperty("name_count", servers.nameCount());
    json.writeNumberProperty("addresses", servers.addresses());
    json.writeNumberProperty("asns", servers.asns());
    json.writeArrayPropertyStart("sample");
    servers.sample().forEach(address -> json.writeString(address.toString()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void clients(JsonGenerator json, Finding finding) {
    json.writeArrayPropertyStart("clients");
    for (Finding.ClientContact contact : finding.clients()) {
      json.writeStartObject();
      json.writeStringProperty("client", contact.client().label());
      json.writeStringProperty("process", contact.client().process());
      json.writeNumberProperty("answers", contact.answers());
      json.writeNumberProperty("connections", contact.connections());
      json.writeNumberProperty("addresses_contacted", contact.addressesContacted());
      time(json, "first_seen", contact.firstSeenMicros());
      time(json, "last_seen", contact.lastSeenMicros());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("client_count", finding.clientCount());
  }

  private static void evidence(JsonGenerator json, Finding finding) {
    json.writeArrayPropertyStart("evidence");
    for (Evidence piece : finding.verdict().evidence()) {
      json.writeStartObject();
      json.writeStringProperty("code", piece.code());
      json.writeNumberProperty("measured", rounded(piece.measured()));
      json.writeStringProperty("unit", piece.unit());
      json.writeStringProperty("expected", piece.expected());
      json.writeNumberProperty("contribution", rounded(piece.contribution()));
      json.writeStringProperty("sentence", piece.sentence().toString());
      json.writeArrayPropertyStart("inputs");
      for (Provenance input : piece.inputs()) {
        json.writeStartObject();
        json.writeStringProperty("file", input.file());
        json.writeNumberProperty("offset", input.offset());
        json.writeNumberProperty("length", input.length());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void names(JsonGenerator json, String field, Collection<DomainName> names) {
    json.writeArrayPropertyStart(field);
    names.forEach(name -> json.writeString(name.toString()));
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String field, @Nullable Long value) {
    if (value == null) {
      json.writeNullProperty(field);
    } else {
      json.writeNumberProperty(field, value);
    }
  }

  private static void time(JsonGenerator json, String field, @Nullable Long micros) {
    json.writeStringProperty(field, UtcTime.rfc3339OrNull(micros));
  }

  /** Three decimals: more than any of the weights is worth. */
  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
