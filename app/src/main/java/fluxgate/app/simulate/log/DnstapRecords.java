package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Office;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.time.Instant;

/**
 * A play as dnstap of the resolvers, CLIENT_RESPONSE alone: each field that Unbound writes, in its
 * order. A file as {@code fstrm_capture} writes it: START, data, STOP.
 */
final class DnstapRecords implements WrittenLog {
  private static final String CONTENT_TYPE = "protobuf:dnstap.Dnstap";
  private static final int START = 2;
  private static final int STOP = 3;
  private static final int CLIENT_RESPONSE = 6;
  private static final int INET = 1;
  private static final int UDP = 1;
  private static final int MESSAGE = 1;

  private static final RotatedFile.Frame FRAME =
      new RotatedFile.Frame() {
        @Override
        public byte[] header(Instant opened) {
          int length = CONTENT_TYPE.length();
          return new Octets()
              .u32(0)
              .u32(12 + length)
              .u32(START)
              .u32(1)
              .u32(length)
              .text(CONTENT_TYPE)
              .toBytes();
        }

        @Override
        public byte[] footer(Instant closed) {
          return new Octets().u32(0).u32(4).u32(STOP).toBytes();
        }
      };

  private final RotatedFile file;
  private final long startMicros;

  DnstapRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "dnstap", "fstrm.gz", FRAME);
    startMicros = place.startMicros();
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    if (exchange.answeredMicros() == Exchange.LOST) {
      return;
    }
    long micros = startMicros + exchange.answeredMicros();
    Protobuf message =
        new Protobuf()
            .number(1, CLIENT_RESPONSE)
            .number(2, INET)
            .number(3, UDP)
            .octets(4, IpAddress.of(exchange.client()).toBytes())
            .octets(5, Office.resolver(exchange.resolver()).toBytes())
            .number(6, exchange.port())
            .number(7, 53)
            .number(12, micros / 1_000_000)
            .fixed32(13, (int) (micros % 1_000_000) * 1_000)
            .octets(14, DnsMessage.response(exchange));
    byte[] frame =
        new Protobuf()
            .text(1, "resolver" + exchange.resolver() + ".example")
            .text(2, "unbound 1.17.1")
            .message(14, message)
            .number(15, MESSAGE)
            .toBytes();
    file.octets(exchange.answeredMicros(), new Octets().u32(frame.length).all(frame).toBytes());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
