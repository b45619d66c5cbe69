package fluxgate.format.esxi;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ResolverSettingObservation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listings that say no time of their own. */
final class EsxiDecoderTest {
  private static final String HEADER =
      "Proto  Recv Q  Send Q  Local Address  Foreign Address  State  World ID  CC Algo  World Name";
  private static final String ROW =
      "tcp 0 0 10.0.9.21:51882 192.0.2.7:443 ESTABLISHED 2099518 newreno python3";

  private final List<Observation> seen = new ArrayList<>();

  private static Frame frame(String line) {
    Frame frame = new Frame();
    frame.buffer = line.getBytes(StandardCharsets.UTF_8);
    frame.length = frame.buffer.length;
    frame.wrappedMicros = Long.MIN_VALUE;
    return frame;
  }

  private List<Outcome> decode(Input input, String... lines) {
    EsxiDecoder decoder = new EsxiDecoder(input);
    List<Outcome> outcomes = new ArrayList<>();
    for (String line : lines) {
      outcomes.add(decoder.decode(frame(line), seen::add));
    }
    decoder.finish(seen::add);
    return outcomes;
  }

  @Test
  void a_listing_is_as_old_as_its_file() {
    long written = Instant.parse("2026-11-23T07:38:00Z").getEpochSecond() * 1_000_000;
    decode(new Input("listing", ZoneOffset.UTC, written), HEADER, ROW);
    assertThat(seen).hasSize(1).allMatch(o -> o.timeMicros() == written);
  }

  @Test
  void a_listing_of_no_known_time_is_rejected() {
    List<Outcome> outcomes = decode(new Input("listing"), HEADER, ROW, "DNSServers: 10.0.0.53");
    assertThat(outcomes.subList(1, 3)).extracting(Outcome::reason).containsOnly("no_time");
    assertThat(seen).isEmpty();
  }

  @Test
  void who_listens_is_the_server() {
    decode(
        new Input("listing"),
        "2026-11-23T07:38:00Z",
        HEADER,
        "tcp 0 0 10.0.9.21:443 10.0.5.7:61000 ESTABLISHED 2098800 newreno envoy",
        "tcp 0 0 0.0.0.0:443 0.0.0.0:0 LISTEN 2098800 newreno envoy");
    assertThat(seen).hasSize(1);
    ConnectionObservation connection = (ConnectionObservation) seen.getFirst();
    assertThat(connection.client().label()).isEqualTo("10.0.5.7");
    assertThat(connection.port()).isEqualTo(443);
  }

  @Test
  void resolvers_are_set_by_several_commands() {
    assertThat(change("[root]: esxcli network ip dns server add -s 203.0.113.53"))
        .isEqualTo(ResolverSettingObservation.Change.ADDED);
    assertThat(change("[root]: esxcli network ip dns server remove --all"))
        .isEqualTo(ResolverSettingObservation.Change.REMOVED);
    assertThat(change("[dcui]: vim-cmd hostsvc/net/dns_set --ip-addresses=203.0.113.53"))
        .isEqualTo(ResolverSettingObservation.Change.REPLACED);
    assertThat(change("[root]: echo nameserver 203.0.113.53 > /etc/resolv.conf"))
        .isEqualTo(ResolverSettingObservation.Change.REPLACED);
  }

  private ResolverSettingObservation.Change change(String command) {
    Frame frame = frame(command);
    frame.wrappedMicros = 1_795_419_011_345_000L;
    List<Observation> said = new ArrayList<>();
    assertThat(new EsxiDecoder(new Input("shell.log")).decode(frame, said::add))
        .isEqualTo(Outcome.ACCEPTED);
    return ((ResolverSettingObservation) said.getFirst()).change();
  }
}
