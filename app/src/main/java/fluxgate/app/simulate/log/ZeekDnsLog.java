package fluxgate.app.simulate.log;

import fluxgate.app.simulate.traffic.ClientExchange;
import fluxgate.app.simulate.traffic.Response;
import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Zeek's dns.log of a sensor between the clients and the resolver, in the order of writing. */
public final class ZeekDnsLog {
  static final String FIELDS =
      "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto trans_id rtt query qclass qclass_name"
          + " qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected";
  static final String TYPES =
      "time string addr port addr port enum count interval string count string count string count"
          + " string bool bool bool bool count vector[string] vector[interval] bool";

  /** Zeek gives up waiting for a response after this long. */
  private static final long GIVES_UP = 10_000_000;

  private final long startMicros;
  private final Instant start;
  private final IpAddress resolver;
  private final Dice dice;

  public ZeekDnsLog(Instant start, IpAddress resolver, Dice dice) {
    this.start = start;
    this.startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    this.resolver = resolver;
    this.dice = dice;
  }

  public void write(List<ClientExchange> exchanges, Path file) throws IOException {
    try (GzipText text = new GzipText(file)) {
      ZeekLines.header("dns", start, FIELDS, TYPES).forEach(text::line);
      exchanges.stream()
          .sorted(Comparator.comparingLong(ZeekDnsLog::writtenMicros))
          .forEach(exchange -> text.line(line(exchange)));
      text.line(ZeekLines.footer(start.plus(Duration.ofDays(1))));
    }
  }

  private static long writtenMicros(ClientExchange exchange) {
    Response response = exchange.response();
    return response != null ? response.micros() : exchange.micros() + GIVES_UP;
  }

  private CharSequence line(ClientExchange exchange) {
    Response response = exchange.response();
    StringBuilder line = new StringBuilder(200);
    ZeekLines.seconds(line, startMicros + exchange.micros());
    line.append('\t').append(ZeekLines.id(dice));
    line.append('\t').append(exchange.client()).append('\t').append(exchange.port());
    line.append('\t').append(resolver).append("\t53\tudp\t").append(exchange.id()).append('\t');
    if (response == null) {
      line.append(ZeekLines.UNSET);
    } else {
      ZeekLines.seconds(line, response.micros() - exchange.micros());
    }
    RRType type = exchange.question().type();
    line.append('\t').append(exchange.question().name()).append("\t1\tC_INTERNET\t");
    line.append(type.code()).append('\t').append(type);
    outcome(line, response);
    return line.append("\tF");
  }

  /** From rcode to TTLs. */
  private static void outcome(StringBuilder line, @Nullable Response response) {
    if (response == null) {
      line.append("\t-\t-\tF\tF\tT\tF\t0\t-\t-");
      return;
    }
    Rcode rcode = response.rcode();
    line.append('\t').append(rcode.code()).append('\t').append(rcode);
    line.append(response.authoritative() ? "\tT" : "\tF").append("\tF\tT\tT\t0\t");
    StringJoiner answers = new StringJoiner(",").setEmptyValue(ZeekLines.UNSET);
    StringJoiner ttls = new StringJoiner(",").setEmptyValue(ZeekLines.UNSET);
    for (RRset set : response.answers()) {
      for (Rdata rdata : set.rdata()) {
        answers.add(text(rdata));
        ttls.add(set.ttl().seconds() + ".000000");
      }
    }
    line.append(answers).append('\t').append(ttls);
  }

  /** Zeek leads text records with type and length, and writes everything else as it is. */
  private static String text(Rdata rdata) {
    return switch (rdata) {
      case Rdata.Address address -> address.address().toString();
      case Rdata.Target target -> target.name().toString();
      case Rdata.Other other -> "TXT " + other.text().length() + " " + other.text();
    };
  }
}
