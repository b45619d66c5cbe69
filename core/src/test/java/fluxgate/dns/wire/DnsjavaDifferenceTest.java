package fluxgate.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fluxgate.dns.Rdata;
import fluxgate.format.pcap.CapturedMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/** Our reader against dnsjava's on every DNS message of real captures and of our own goldens. */
class DnsjavaDifferenceTest {
  private static final Path CAPTURES = Path.of("../../shared/data/pcap");
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format/pcap");

  /** Why one reader takes a message that the other refuses. */
  private enum Difference {
    /** dnsjava reads the rdata of types that we keep as octets, and refuses what is odd in it. */
    RDATA_THAT_WE_DO_NOT_READ,
    /** dnsjava reads the options that we pass over (client subnet, cookies). */
    OPTION_THAT_WE_DO_NOT_READ,
    /** dnsjava does not hold a pointer to lead behind the header. */
    POINTER_INTO_HEADER,
    /** dnsjava refuses opcodes and codes that have no meaning yet. */
    UNASSIGNED_CODE,
    /**
     * dnsjava stops at the first cut record of a message with TC set and keeps what came before.
     */
    CUT_WITH_TC,
    /** What has no reason listed here is a fault in one of the two. */
    UNEXPLAINED
  }

  @Test
  void agreesOnTheGoldens() throws IOException {
    assertThat(compareAll(GOLDENS)).isGreaterThan(50);
  }

  @Test
  void agreesOnRealCaptures() throws IOException {
    assumeThat(CAPTURES).as("real captures beside the checkout").isDirectory();
    assertThat(compareAll(CAPTURES)).isGreaterThan(3000);
  }

  /** How many messages were compared. */
  private static int compareAll(Path folder) throws IOException {
    int compared = 0;
    Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    List<String> unexplained = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pcap")).sorted().toList()) {
        for (byte[] octets : CapturedMessages.of(file)) {
          compared++;
          Difference difference = compare(octets, file + ": ");
          if (difference != null) {
            differences.merge(difference, 1, Integer::sum);
          }
          if (difference == Difference.UNEXPLAINED) {
            unexplained.add(file.getFileName() + " " + java.util.HexFormat.of().formatHex(octets));
          }
        }
      }
    }
    System.out.println(folder + ": " + compared + " messages, one-sided " + differences);
    assertThat(unexplained).isEmpty();
    return compared;
  }

  private static @org.jspecify.annotations.Nullable Difference compare(
      byte[] octets, String where) {
    WireResult ours = new DnsMessageReader().read(octets, 0, octets.length);
    Message theirs;
    try {
      theirs = new Message(octets);
    } catch (IOException | RuntimeException e) {
      return ours instanceof DnsMessage ? refusedByThem(e) : null;
    }
    if (!(ours instanceof DnsMessage message)) {
      return refusedByUs((WireFault) ours, theirs);
    }
    assertThat(ourLines(message)).as(where).isEqualTo(theirLines(theirs));
    assertThat(message.rcode().code()).as(where).isEqualTo(theirs.getRcode());
    if (theirs.getQuestion() != null) {
      assertThat(String.valueOf(message.questionName()))
          .as(where)
          .isEqualTo(canonical(theirs.getQuestion().getName()));
    }
    return null;
  }

  private static Difference refusedByThem(Exception e) {
    String said = String.valueOf(e.getMessage()) + e;
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().contains("Option")) {
        return Difference.OPTION_THAT_WE_DO_NOT_READ;
      }
      if (frame.getMethodName().equals("rrFromWire")) {
        return Difference.RDATA_THAT_WE_DO_NOT_READ;
      }
    }
    return said.contains("invalid") || said.contains("range")
        ? Difference.UNASSIGNED_CODE
        : Difference.UNEXPLAINED;
  }

  private static Difference refusedByUs(WireFault fault, Message theirs) {
    if (theirs.getHeader().getFlag(org.xbill.DNS.Flags.TC)) {
      return Difference.CUT_WITH_TC;
    }
    return fault == WireFault.BAD_POINTER ? Difference.POINTER_INTO_HEADER : Difference.UNEXPLAINED;
  }

  /** Section, owner, type: TTL, addresses and targets, sorted. */
  private static Map<String, String> ourLines(DnsMessage message) {
    Map<String, String> lines = new TreeMap<>();
    for (SectionRRset set : message.rrsets()) {
      List<String> data = new ArrayList<>();
      for (Rdata rdata : set.rdata()) {
        data.add(
            switch (rdata) {
              case Rdata.Address a -> a.address().toString();
              case Rdata.Target t -> t.name().toString();
              case Rdata.Other o -> "other";
            });
      }
      lines.put(
          (set.section().ordinal() + 1) + " " + set.owner() + " " + set.type().code(),
          set.ttlSeconds() + " " + data);
    }
    return lines;
  }

  private static Map<String, String> theirLines(Message message) {
    Map<String, Long> ttls = new TreeMap<>();
    Map<String, List<String>> data = new TreeMap<>();
    for (int section = 1; section <= 3; section++) {
      for (Record record : message.getSection(section)) {
        if (record.getDClass() != DClass.IN
            || record.getType() == Type.OPT
            || record.getType() == Type.TSIG
            || record.getType() == Type.TKEY) {
          continue;
        }
        String key = section + " " + canonical(record.getName()) + " " + record.getType();
        long ttl = record.getTTL() > Integer.MAX_VALUE ? 0 : record.getTTL();
        ttls.merge(key, ttl, Math::min);
        data.computeIfAbsent(key, k -> new ArrayList<>()).add(rdata(record));
      }
    }
    Map<String, String> lines = new TreeMap<>();
    ttls.forEach((key, ttl) -> lines.put(key, ttl + " " + data.get(key)));
    return lines;
  }

  private static String rdata(Record record) {
    return switch (record) {
      case ARecord a -> address(a.getAddress());
      case AAAARecord a -> address(a.getAddress());
      case NSRecord r -> canonical(r.getTarget());
      case CNAMERecord r -> canonical(r.getTarget());
      case DNAMERecord r -> canonical(r.getTarget());
      case PTRRecord r -> canonical(r.getTarget());
      case MXRecord r -> canonical(r.getTarget());
      case SRVRecord r -> canonical(r.getTarget());
      default -> "other";
    };
  }

  private static String address(InetAddress address) {
    return String.valueOf(
        fluxgate.net.IpAddress.fromBytes(address.getAddress(), 0, address.getAddress().length));
  }

  /** Through our own text form, for the two escape different characters. */
  private static String canonical(Name name) {
    byte[] wire = name.toWireCanonical();
    return String.valueOf(fluxgate.dns.DomainName.fromLabels(wire, 0, wire.length - 1));
  }
}
