package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.play.Office;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A play as the protobuf stream of PowerDNS Recursor, responses alone ({@code logQueries=false}):
 * each field that Recursor 4.8 writes, in its order.
 */
final class PowerdnsRecords implements WrittenLog {
  private static final int RESPONSE = 2;
  private static final int INET = 1;
  private static final int UDP = 1;
  private static final int IN = 1;
  private static final int NO_VALIDATION = 1;

  private final RotatedFile file;
  private final long startMicros;
  private final Dice ids;

  PowerdnsRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "powerdns", "pb.gz", RotatedFile.Frame.NONE);
    startMicros = place.startMicros();
    ids = place.dice();
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    if (exchange.answeredMicros() == Exchange.LOST) {
      return;
    }
    long asked = startMicros + exchange.micros();
    long answered = startMicros + exchange.answeredMicros();
    Protobuf response = new Protobuf();
    exchange.answers().forEach(row -> response.message(2, record(row)));
    response
        .number(1, exchange.rcode())
        .number(11, NO_VALIDATION)
        .number(5, asked / 1_000_000)
        .number(6, asked % 1_000_000);
    Protobuf question =
        new Protobuf().text(1, exchange.query() + ".").number(2, exchange.typeCode()).number(3, IN);
    byte[] message =
        new Protobuf()
            .number(1, RESPONSE)
            .message(12, question)
            .text(3, "resolver" + exchange.resolver())
            .number(8, DnsMessage.response(exchange).length)
            .octets(
                2,
                new Octets()
                    .u32(ids.next())
                    .u32(ids.next())
                    .u32(ids.next())
                    .u32(ids.next())
                    .toBytes())
            .number(5, UDP)
            .number(4, INET)
            .octets(6, IpAddress.of(exchange.client()).toBytes())
            .number(20, exchange.port())
            .octets(7, Office.resolver(exchange.resolver()).toBytes())
            .number(11, exchange.id())
            .number(9, answered / 1_000_000)
            .number(10, answered % 1_000_000)
            .number(21, 53)
            .message(13, response)
            .toBytes();
    file.octets(exchange.answeredMicros(), new Octets().u16(message.length).all(message).toBytes());
  }

  /** Addresses are octets, other data are text. */
  private static Protobuf record(Row row) {
    IpAddress address = IpAddress.parse(row.data());
    byte[] data =
        address == null
            ? (row.data() + ".").getBytes(StandardCharsets.US_ASCII)
            : address.toBytes();
    return new Protobuf()
        .text(1, row.owner() + ".")
        .number(2, DnsMessage.typeCode(row.type()))
        .number(3, IN)
        .number(4, row.ttlSeconds())
        .octets(5, data);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
