package fluxgate.format.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.Rdata;
import fluxgate.dns.wire.DnsMessage;
import fluxgate.dns.wire.DnsMessageReader;
import fluxgate.dns.wire.SectionRRset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read in the pcap goldens against what tshark read in them, message by message. */
class TsharkOracleTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format/pcap");
  private static final int SRV = 33;

  /** One line of the recorded output, without what the two tell differently on purpose. */
  private record Said(
      boolean response,
      int rcode,
      List<String> types,
      List<String> ttls,
      List<String> addresses,
      List<String> owners) {}

  @ParameterizedTest
  @ValueSource(strings = {"names", "policy-and-connections", "fragments", "tcp", "sessions"})
  void agrees(String name) throws IOException {
    List<Said> theirs = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDENS.resolve(name + ".pcap.tshark.expected"))) {
      theirs.add(theirs(line.split("\\|", -1)));
    }
    List<Said> ours = new ArrayList<>();
    for (byte[] octets : CapturedMessages.of(GOLDENS.resolve(name + ".pcap"))) {
      DnsMessage message = (DnsMessage) new DnsMessageReader().read(octets, 0, octets.length);
      ours.add(ours(message));
    }
    assertThat(ours).isNotEmpty().containsExactlyElementsOf(theirs);
  }

  private static Said theirs(String[] fields) {
    if (fields[2].contains("version.bind")) {
      // Class CH, of which we keep no records.
      return new Said(true, 0, List.of(), List.of(), List.of(), List.of());
    }
    List<String> types = list(fields[3]);
    List<String> owners = new ArrayList<>(list(fields[2]));
    // tshark names SRV owners in fields of their own; the root stands for OPT's owner.
    owners.removeIf(owner -> owner.equals("<Root>"));
    types.removeIf(type -> type.equals("41"));
    List<String> addresses = list(fields[5]);
    addresses.addAll(list(fields[6]));
    return new Said(
        fields[1].equals("1") || fields[1].equals("True"),
        fields[7].isEmpty() ? 0 : Integer.parseInt(fields[7]),
        sorted(types),
        sorted(list(fields[4])),
        sorted(addresses),
        types.contains("" + SRV) ? List.of() : sorted(owners));
  }

  private static List<String> list(String field) {
    return field.isEmpty() ? new ArrayList<>() : new ArrayList<>(Arrays.asList(field.split(",")));
  }

  private static Said ours(DnsMessage message) {
    List<String> types = new ArrayList<>();
    List<String> ttls = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    for (SectionRRset set : message.rrsets()) {
      for (Rdata rdata : set.rdata()) {
        types.add("" + set.type().code());
        ttls.add("" + set.ttlSeconds());
        owners.add(set.owner().toString().replace("\\032", " ").replace("\\.", "."));
        if (rdata instanceof Rdata.Address a) {
          addresses.add(a.address().toString());
        }
      }
    }
    return new Said(
        message.isResponse(),
        message.rcode().code(),
        sorted(types),
        sorted(ttls),
        sorted(addresses),
        types.contains("" + SRV) ? List.of() : sorted(owners));
  }

  private static List<String> sorted(List<String> list) {
    List<String> sorted =
        new ArrayList<>(list.stream().map(s -> s.toLowerCase(java.util.Locale.ROOT)).toList());
    Collections.sort(sorted);
    return sorted;
  }
}
