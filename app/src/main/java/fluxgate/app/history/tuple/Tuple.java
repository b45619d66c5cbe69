package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What the store knows of one owner name, type and rdata, as one vantage saw it.
 *
 * @param owner in presentation format, without the trailing dot
 * @param type a mnemonic, or {@code TYPE} and a number
 * @param rdata an address, a name, or what the source wrote
 * @param vantage the sensor's name, or the format's
 * @param position where the sensor sat relative to the resolver
 * @param timeFirst in seconds since the epoch, as {@code timeLast}
 * @param count responses
 * @param ttlMin the smallest TTL seen, in seconds; null where no source carried one
 * @param ttlMax the greatest
 * @param clients distinct clients, at least: of several days or parts the most of any of them; 0
 *     where no source carries them
 */
public record Tuple(
    String owner,
    String type,
    String rdata,
    String vantage,
    String position,
    long timeFirst,
    long timeLast,
    long count,
    @Nullable Long ttlMin,
    @Nullable Long ttlMax,
    long clients) {

  /** One object of draft-dulaunoy-dnsop-passive-dns-cof, and after its fields ours. */
  public String toCof() {
    return Json.object(json -> {
      json.writeStringProperty("rrname", owner);
      json.writeStringProperty("rrtype", type);
      json.writeArrayPropertyStart("rdata");
      json.writeString(rdata);
      json.writeEndArray();
      json.writeNumberProperty("time_first", timeFirst);
      json.writeNumberProperty("time_last", timeLast);
      json.writeNumberProperty("count", count);
      number(json, "x_ttl_min", ttlMin);
      number(json, "x_ttl_max", ttlMax);
      json.writeStringProperty("x_vantage", vantage);
      number(json, "x_clients", clients == 0 ? null : clients);
    });
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }
}
