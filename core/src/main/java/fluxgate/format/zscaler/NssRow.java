package fluxgate.format.zscaler;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import java.util.List;

/** The fields of all three feeds, by what each notation calls them. */
class NssRow extends FieldRow {
  // Any feed.
  private final FieldValue epochTime = value("epochtime");
  private final FieldValue dateTime = value("datetime");
  private final FieldValue receipt = value("rt");
  private final FieldValue deviceTime = value("devTime");
  private final FieldValue action = value("action");
  private final FieldValue act = value("act");
  private final FieldValue category = value("cat");
  private final FieldValue src = value("src");
  private final FieldValue dst = value("dst");

  // Domain names.
  private final FieldValue dnsRequest = value("dns_req");
  private final FieldValue dnsType = value("dns_reqtype");
  private final FieldValue dnsResponse = value("dns_resp");
  private final FieldValue customLabel = value("cs5Label");
  private final FieldValue customType = value("cs4");
  private final FieldValue customRequest = value("cs5");
  private final FieldValue customResponse = value("cs6");
  final FieldValue requestAction = value("reqaction");
  final FieldValue responseAction = value("resaction");
  private final FieldValue dnsClient = value("clt_sip");
  private final FieldValue dnsServer = value("srv_dip");

  // Firewall.
  private final FieldValue clientSource = value("csip");
  private final FieldValue clientDestination = value("cdip");
  private final FieldValue serverDestination = value("sdip");
  private final FieldValue translated = value("destinationTranslatedAddress");
  private final FieldValue clientDestinationPort = value("cdport");
  private final FieldValue serverDestinationPort = value("sdport");
  private final FieldValue port = value("dpt");
  private final FieldValue translatedPort = value("destinationTranslatedPort");
  final FieldValue proto = value("proto");
  private final FieldValue inBytes = value("inbytes");
  private final FieldValue outBytes = value("outbytes");
  private final FieldValue in = value("in");
  private final FieldValue out = value("out");
  private final FieldValue sourceBytes = value("srcBytes");
  private final FieldValue destinationBytes = value("dstBytes");
  final FieldValue durationMillis = value("durationms");
  final FieldValue sessions = value("numsessions");

  // Web.
  private final FieldValue serverIp = value("serverip");
  private final FieldValue clientIp = value("ClientIP");
  private final FieldValue clientIpToo = value("clientip");
  private final FieldValue hostname = value("hostname");
  private final FieldValue destinationHost = value("dhost");
  private final FieldValue url = value("url");
  private final FieldValue request = value("request");
  private final FieldValue protocol = value("protocol");
  private final FieldValue application = value("app");
  private final FieldValue status = value("status");
  private final FieldValue outcome = value("outcome");
  private final FieldValue responseSize = value("responsesize");
  private final FieldValue requestSize = value("requestsize");

  /** Zscaler's words for nothing. */
  private static final List<String> NOTHING = List.of("", "-", "NA", "N/A", "None", " ");

  /** Whether the field says something. */
  static boolean isSaid(FieldValue field) {
    return field.isPresent() && !(field.length() <= 4 && NOTHING.contains(field.text()));
  }

  private static FieldValue first(FieldValue... places) {
    for (FieldValue place : places) {
      if (isSaid(place)) {
        return place;
      }
    }
    return places[places.length - 1];
  }

  /** Of several addresses, the first that is one and not 0.0.0.0. */
  private static FieldValue firstAddress(FieldValue... places) {
    for (FieldValue place : places) {
      if (isSaid(place) && !place.is("0.0.0.0") && !place.is("::")) {
        return place;
      }
    }
    return places[places.length - 1];
  }

  boolean isDns() {
    return dnsRequest.isPresent() || customLabel.is("dns_req");
  }

  boolean isFirewall() {
    return clientSource.isPresent() || clientDestination.isPresent() || proto.isPresent();
  }

  boolean isWeb() {
    return serverIp.isPresent() || hostname.isPresent() || destinationHost.isPresent();
  }

  FieldValue epochTime() {
    return epochTime;
  }

  FieldValue dateTime() {
    return first(dateTime, receipt, deviceTime);
  }

  FieldValue action() {
    // LEEF's category is what was done.
    return first(action, act, category);
  }

  FieldValue name() {
    return dnsRequest.isPresent() ? dnsRequest : customRequest;
  }

  FieldValue type() {
    return dnsRequest.isPresent() ? dnsType : customType;
  }

  FieldValue response() {
    return dnsRequest.isPresent() ? dnsResponse : customResponse;
  }

  FieldValue dnsClient() {
    return first(dnsClient, src);
  }

  FieldValue dnsServer() {
    return first(dnsServer, dst);
  }

  FieldValue connectionClient() {
    return firstAddress(clientSource, src);
  }

  /** The address that was really connected to. */
  FieldValue connectionServer() {
    return firstAddress(serverDestination, translated, clientDestination, dst);
  }

  FieldValue connectionPort() {
    return isServerSide()
        ? first(serverDestinationPort, translatedPort, clientDestinationPort, port)
        : first(clientDestinationPort, port);
  }

  private boolean isServerSide() {
    FieldValue used = connectionServer();
    return used == serverDestination || used == translated;
  }

  /** Octets from the server. */
  FieldValue received() {
    return first(inBytes, responseSize, in, destinationBytes);
  }

  /** Octets from the client. */
  FieldValue sent() {
    return first(outBytes, requestSize, out, sourceBytes);
  }

  FieldValue webClient() {
    return firstAddress(clientIp, clientIpToo, src);
  }

  FieldValue webServer() {
    return firstAddress(serverIp, dst);
  }

  FieldValue host() {
    return first(hostname, destinationHost);
  }

  FieldValue url() {
    return first(url, request);
  }

  FieldValue scheme() {
    return first(protocol, application);
  }

  FieldValue status() {
    return first(status, outcome);
  }
}
