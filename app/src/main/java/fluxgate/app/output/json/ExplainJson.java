package fluxgate.app.output.json;

import fluxgate.app.explain.AliasTrail;
import fluxgate.app.explain.Explanation;
import fluxgate.app.explain.RawRecord;
import fluxgate.app.output.UtcTime;
import fluxgate.app.redaction.Redaction;
import fluxgate.detect.WhatIf;
import fluxgate.detect.timeline.AddressTrack;
import fluxgate.detect.timeline.Event;
import fluxgate.detect.timeline.NameServerTrack;
import fluxgate.detect.timeline.OwnerTrack;
import fluxgate.detect.timeline.ScorePoint;
import fluxgate.detect.timeline.Timeline;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Provenance;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Unknown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** Writes an explanation as one line of JSON; every list of it is bounded. */
public final class ExplainJson {
  private static final int SCHEMA = 1;

  private final JsonGenerator json;
  private final Explanation explanation;

  private ExplainJson(JsonGenerator json, Explanation explanation) {
    this.json = json;
    this.explanation = explanation;
  }

  /** Writes one line, in UTF-8, with what texts of it may be shown. */
  public static void write(Explanation explanation, Redaction redaction, OutputStream out)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64 * 1024);
    try (JsonGenerator json = FindingJson.JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      new ExplainJson(json, explanation).write();
    }
    ByteArrayOutputStream shown = new ByteArrayOutputStream(line.size());
    try (JsonParser parser =
            FindingJson.JSON.createParser(ObjectReadContext.empty(), line.toByteArray());
        JsonGenerator json = FindingJson.JSON.createGenerator(ObjectWriteContext.empty(), shown)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          json.writeString(shown(parser.getString(), redaction));
        } else {
          json.copyCurrentEvent(parser);
        }
      }
    }
    shown.write('\n');
    shown.writeTo(out);
  }

  /** One bare word is of this format's own, {@code alert} for one, though a host be called so. */
  private static String shown(String value, Redaction redaction) {
    return value.chars().allMatch(c -> c == '_' || c == '-' || Character.isLetter(c))
        ? value
        : redaction.document(value);
  }

  private void write() {
    Timeline timeline = explanation.timeline();
    json.writeStartObject();
    json.writeStringProperty("type", "explanation");
    json.writeNumberProperty("schema", SCHEMA);
    json.writeStringProperty("asked", explanation.asked().toString());
    json.writeStringProperty("domain", explanation.domain().toString());
    json.writeBooleanProperty("seen", !timeline.isEmpty());
    json.writeArrayPropertyStart("near");
    explanation.near().forEach(name -> json.writeString(name.toString()));
    json.writeEndArray();
    json.writeName("finding");
    Finding finding = explanation.finding();
    if (finding == null) {
      json.writeNull();
    } else {
      FindingJson.write(finding, json);
    }
    json.writeNumberProperty("answers", timeline.answers());
    json.writeNumberProperty("policy_answers", timeline.policyAnswers());
    owners(timeline);
    addresses("addresses", timeline.addresses());
    nameServers(timeline);
    addresses("nameserver_addresses", timeline.hostAddresses());
    scores(timeline.scores());
    events(timeline);
    WhatIf whatIf = explanation.whatIf();
    if (whatIf != null) {
      whatIf(whatIf);
    }
    unknown(finding);
    raw();
    json.writeNumberProperty("left_out", timeline.leftOut());
    aliases();
    json.writeEndObject();
  }

  private void aliases() {
    json.writeArrayPropertyStart("aliases");
    for (AliasTrail.Alias alias : explanation.aliases()) {
      json.writeStartObject();
      json.writeStringProperty("name", alias.name().toString());
      json.writeStringProperty("target", alias.target().toString());
      json.writeStringProperty("domain", alias.domain().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void owners(Timeline timeline) {
    json.writeArrayPropertyStart("owners");
    for (OwnerTrack owner : timeline.owners()) {
      json.writeStartObject();
      json.writeStringProperty("name", explanation.ownerName(owner.name()));
      json.writeNumberProperty("answers", owner.answers());
      json.writeNumberProperty("addresses", owner.addresses().size());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void addresses(String field, Iterable<AddressTrack> tracks) {
    json.writeArrayPropertyStart(field);
    for (AddressTrack track : tracks) {
      Network network = explanation.networks().apply(track.address());
      json.writeStartObject();
      json.writeStringProperty("address", track.address().toString());
      if (network == null) {
        json.writeNullProperty("asn");
      } else {
        json.writeNumberProperty("asn", network.asn());
      }
      json.writeStringProperty("as_name", network == null ? null : network.name());
      json.writeStringProperty("kind", lower(explanation.kind(track.address())));
      json.writeNumberProperty("answers", track.answers());
      json.writeNumberProperty("connections", track.connections());
      json.writeArrayPropertyStart("current");
      for (int span = 0; span < track.spans().count(); span++) {
        json.writeStartArray();
        json.writeString(UtcTime.rfc3339(track.spans().startOf(span)));
        json.writeString(UtcTime.rfc3339(track.spans().endOf(span)));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void nameServers(Timeline timeline) {
    json.writeArrayPropertyStart("nameservers");
    for (NameServerTrack track : timeline.nameServers()) {
      json.writeStartObject();
      json.writeStringProperty("name", track.host().toString());
      json.writeStringProperty("first_seen", UtcTime.rfc3339(track.firstMicros()));
      json.writeStringProperty("last_seen", UtcTime.rfc3339(track.lastMicros()));
      json.writeNumberProperty("addresses", track.addresses());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void scores(List<ScorePoint> points) {
    json.writeArrayPropertyStart("scores");
    for (ScorePoint point : points) {
      json.writeStartObject();
      json.writeStringProperty("time", UtcTime.rfc3339(point.micros()));
      json.writeNumberProperty("score", rounded(point.score()));
      json.writeStringProperty("level", point.level().word());
      json.writeStringProperty("code", point.code());
      json.writeNumberProperty("change", rounded(point.change()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void events(Timeline timeline) {
    json.writeArrayPropertyStart("events");
    for (Event event : timeline.events().all()) {
      json.writeStartObject();
      json.writeStringProperty("time", UtcTime.rfc3339(event.micros()));
      switch (event) {
        case Event.Answered answer -> answered(answer);
        case Event.Delegated change -> {
          json.writeStringProperty("event", "delegated");
          names("added", change.added());
          names("gone", change.gone());
        }
        case Event.Asked asked -> {
          json.writeStringProperty("event", "first-ask");
          json.writeStringProperty("client", explanation.clients().of(asked.client()));
        }
        case Event.Connected connected -> {
          json.writeStringProperty("event", "first-connection");
          json.writeStringProperty("client", explanation.clients().of(connected.client()));
          json.writeStringProperty("address", connected.address().toString());
          json.writeNumberProperty("port", connected.port());
        }
        case Event.Judged judged -> {
          json.writeStringProperty("event", "level");
          json.writeStringProperty("before", judged.before().word());
          json.writeStringProperty("after", judged.after().word());
          json.writeNumberProperty("score", rounded(judged.score()));
          json.writeStringProperty("code", judged.code());
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("events_left_out", timeline.events().leftOut());
  }

  private void answered(Event.Answered answer) {
    json.writeStringProperty("event", "answer");
    json.writeStringProperty("reading", lower(answer.reading()));
    json.writeStringProperty("owner", explanation.ownerName(answer.owner()));
    json.writeStringProperty("rrtype", answer.type().toString());
    list("new", answer.added());
    list("known", answer.known());
    if (answer.ttl().isKnown()) {
      json.writeNumberProperty("ttl_seconds", answer.ttl().seconds());
    } else {
      json.writeNullProperty("ttl_seconds");
    }
    json.writeStringProperty("vantage", explanation.clients().text(answer.vantage().sensor()));
    json.writeStringProperty(
        "client", answer.client() == null ? null : explanation.clients().of(answer.client()));
    place(answer.place());
  }

  private void whatIf(WhatIf whatIf) {
    json.writeArrayPropertyStart("without");
    for (WhatIf.Without without : whatIf.without()) {
      json.writeStartObject();
      json.writeStringProperty("code", without.piece().code());
      json.writeNumberProperty("score", rounded(without.score()));
      json.writeStringProperty("level", without.level().word());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("supposed");
    for (WhatIf.Change change : whatIf.changes()) {
      json.writeStartObject();
      json.writeStringProperty("if", change.supposed());
      json.writeNumberProperty("score", rounded(change.verdict().score()));
      json.writeStringProperty("level", change.verdict().level().word());
      json.writeArrayPropertyStart("evidence");
      change.verdict().evidence().stream().map(Evidence::code).forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("below_next_level", rounded(whatIf.toNext()));
    json.writeNumberProperty("above_own_level", rounded(whatIf.margin()));
  }

  private void unknown(@org.jspecify.annotations.Nullable Finding finding) {
    json.writeArrayPropertyStart("unknown");
    for (String code : finding == null ? List.<String>of() : finding.verdict().unknown()) {
      Unknown row = Unknown.of(code);
      json.writeStartObject();
      json.writeStringProperty("code", code);
      json.writeStringProperty("sentence", explanation.unknown(code));
      json.writeArrayPropertyStart("could_add");
      if (row != null) {
        row.adds().forEach(json::writeString);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void raw() {
    json.writeArrayPropertyStart("raw");
    for (RawRecord record : explanation.raw()) {
      json.writeStartObject();
      place(record.place());
      json.writeStringProperty("text", record.text());
      json.writeBooleanProperty("cut", record.cut());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void place(Provenance place) {
    json.writeStringProperty("file", explanation.clients().text(place.file()));
    json.writeNumberProperty("offset", place.offset());
    json.writeNumberProperty("length", place.length());
  }

  private void list(String field, List<IpAddress> addresses) {
    json.writeArrayPropertyStart(field);
    addresses.forEach(address -> json.writeString(address.toString()));
    json.writeEndArray();
  }

  private void names(String field, List<fluxgate.dns.DomainName> names) {
    json.writeArrayPropertyStart(field);
    names.forEach(name -> json.writeString(name.toString()));
    json.writeEndArray();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
