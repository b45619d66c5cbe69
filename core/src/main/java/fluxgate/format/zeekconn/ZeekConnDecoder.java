package fluxgate.format.zeekconn;

import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.Timestamps;
import fluxgate.format.text.ZeekLines;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Zeek conn.log, either notation. */
public final class ZeekConnDecoder implements ResumableDecoder {
  private static final Vantage VANTAGE = new Vantage("zeek-conn", Vantage.Position.BELOW_RECURSIVE);

  private static final int MOST_PORT = 65_535;

  private static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  private static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  private static final Outcome NO_TS = Outcome.rejected("no_ts");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_PROTO = Outcome.rejected("no_proto");
  private static final Outcome NO_ORIG_H = Outcome.rejected("no_orig_h");
  private static final Outcome NO_RESP_H = Outcome.rejected("no_resp_h");
  private static final Outcome NO_RESP_P = Outcome.rejected("no_resp_p");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private final Input input;
  private final KnownAddresses addresses = new KnownAddresses();
  private final FieldRow row = new FieldRow();
  private final FieldValue ts = row.value("ts");
  private final FieldValue duration = row.value("duration");
  private final FieldValue origH = row.value("id.orig_h");
  private final FieldValue respH = row.value("id.resp_h");
  private final FieldValue respP = row.value("id.resp_p");
  private final FieldValue proto = row.value("proto");
  private final FieldValue origBytes = row.value("orig_bytes");
  private final FieldValue respBytes = row.value("resp_bytes");
  private final FieldValue connState = row.value("conn_state");
  private final ZeekLines lines = new ZeekLines("conn", ZeekConnDecoder::isSignature, row);

  public ZeekConnDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    return ZeekLines.recognises(head, "conn", ZeekConnDecoder::isSignature);
  }

  private static boolean isSignature(Set<String> names) {
    return names.contains("ts")
        && names.contains("id.orig_h")
        && names.contains("proto")
        && (names.contains("conn_state")
            || names.contains("history")
            || names.contains("orig_bytes"))
        && !names.contains("trans_id");
  }

  @Override
  public DecoderState state() {
    return lines.state();
  }

  @Override
  public void resume(DecoderState state) {
    lines.resume(state);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome damage = lines.read(frame);
    if (damage == null) {
      damage = missing();
    }
    if (damage != null) {
      return damage;
    }
    long begin = ts.timeMicros();
    if (begin == Timestamps.BAD) {
      return BAD_TIME;
    }
    int protocol = proto.is("tcp") ? ConnectionObservation.TCP : ConnectionObservation.UDP;
    if (protocol == ConnectionObservation.UDP && !proto.is("udp")) {
      return NOT_TCP_OR_UDP;
    }
    if (!respP.isPresent()) {
      return NO_RESP_P;
    }
    int port = respP.whole(MOST_PORT);
    long lasted = duration.isPresent() ? duration.durationMicros() : 0;
    if (port < 0 || lasted == Timestamps.BAD) {
      return BAD_NUMBER;
    }
    long end =
        lasted > Long.MAX_VALUE - begin ? Timestamps.BAD : Timestamps.inRange(begin + lasted);
    if (end == Timestamps.BAD) {
      return BAD_TIME;
    }
    Client client = addresses.client(origH);
    IpAddress destination = addresses.address(respH);
    if (client == null || destination == null) {
      return BAD_ADDRESS;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return DNS_ITSELF;
    }
    boolean hasVolume = origBytes.isPresent() && respBytes.isPresent();
    Volume volume = hasVolume ? volume() : null;
    if (hasVolume && volume == null) {
      return BAD_NUMBER;
    }
    sink.accept(
        new ConnectionObservation(
            begin,
            end,
            VANTAGE,
            input.locate(frame),
            client,
            destination,
            protocol,
            port,
            result(),
            volume));
    return Outcome.ACCEPTED;
  }

  /** Why the record cannot be used for want of a column, or null. */
  private @Nullable Outcome missing() {
    if (!ts.isPresent()) {
      return NO_TS;
    }
    if (!proto.isPresent()) {
      return NO_PROTO;
    }
    if (!origH.isPresent()) {
      return NO_ORIG_H;
    }
    return respH.isPresent() ? null : NO_RESP_H;
  }

  private @Nullable Volume volume() {
    long sent = origBytes.whole();
    long received = respBytes.whole();
    return sent < 0 || received < 0 ? null : new Volume(sent, received);
  }

  private Result result() {
    return switch (connState.text(8)) {
      case "SF", "S1", "S2", "S3", "RSTO", "RSTR" -> Result.ESTABLISHED;
      case "S0", "SH" -> Result.UNANSWERED;
      case "REJ" -> Result.REFUSED;
      default -> Result.UNKNOWN;
    };
  }
}
