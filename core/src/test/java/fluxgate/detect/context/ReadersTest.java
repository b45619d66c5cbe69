package fluxgate.detect.context;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.observation.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every form that context comes in: rightly filled in, wrongly, and damaged. */
final class ReadersTest {
  private static final String MISP =
      """
      {"description":"d","list":[".dyn.example","home.example","a b"],
       "matching_attributes":["domain"],"name":"Dynamic DNS zones","type":"hostname","version":2}
      """;
  private static final String CIDR =
      """
      {"list":["198.51.100.0/24","198.51.100.7","0.0.0.0/0"],"name":"Sinkholes","type":"cidr"}
      """;
  private static final String PLAIN =
      "# names\nwww.a.example # why\n*.b.example\n0.0.0.0 c.example localhost\n7,d.example\n"
          + "198.51.100.0/24\nAS64500\n127.0.0.1 localhost\nno good\n";
  private static final String STORE =
      """
      {"list":"own","kind":"allow","owner":"x","reason":"y","expires":"2027-01-31"}
      {"scope":"*.shop.example"}
      {"scope":"AS64500","kind":"watch","owner":"z"}
      {"domain":"new.example","registered":"2026-10-30"}
      {"scope":"a b"}
      {"kind":"nonsense","scope":"a.example"}
      no json
      """;
  private static final String CSV =
      "Domain Name,Registrar,Creation_Date\na.example,x,2026-10-01T10:00:00Z\n"
          + "\"b.example\",\"x, y\",01-Oct-2026\nc.example,x,never\n";
  private static final String RDAP =
      """
      {"objectClassName":"domain","ldhName":"A.EXAMPLE","entities":[{"events":[
        {"eventAction":"registration","eventDate":"1999-01-01T00:00:00Z"}]}],
       "events":[{"eventAction":"registration","eventDate":"2026-10-01T00:00:00Z"},
        {"eventAction":"expiration","eventDate":"2027-10-01T00:00:00Z"}]}
      {"domain_name":["B.EXAMPLE","b.example"],"creation_date":["2026-10-02 00:00:00","2026-10-01"]}
      {"WhoisRecord":{"domainName":"c.example","createdDate":"2026-10-01T00:00:00+0000"}}
      {"domain":"d.example"}
      """;
  private static final String LEASES =
      "IP Address,Host Name,Lease Start,Lease End\n10.0.0.1,PC-1,2026-11-02T00:00:00Z,\n"
          + "10.0.0.1,pc-2,2026-11-02 12:00:00,2026-11-02T13:00:00Z\n10.0.0.9,pc-3,,\n"
          + "x,pc-4,,\n10.0.0.2,pc-5,2026-11-03,2026-11-02\n";
  private static final List<String> ALL = List.of(MISP, CIDR, PLAIN, STORE, CSV, RDAP, LEASES);

  private static final class Read {
    final DomainContext.Builder builder = new DomainContext.Builder();
    final ReadingLedger ledger = new ReadingLedger();

    DomainContext context() {
      return builder.build();
    }
  }

  private static Read read(byte[] octets) throws IOException {
    Read read = new Read();
    String head = new String(octets, StandardCharsets.ISO_8859_1);
    ContextFormat format = ContextFormat.of(head.substring(0, Math.min(8192, head.length())));
    if (format != null) {
      format.read(new ByteArrayInputStream(octets), "name", null, read.builder, read.ledger);
    }
    return read;
  }

  private static Read read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int covering(DomainContext context, String name) {
    return context.covering(DomainName.of(name)).size();
  }

  @Test
  void tells_the_forms_apart_by_content() {
    assertThat(ContextFormat.of(MISP)).isEqualTo(ContextFormat.MISP_LIST);
    assertThat(ContextFormat.of(PLAIN)).isEqualTo(ContextFormat.PLAIN_LIST);
    assertThat(ContextFormat.of(STORE)).isEqualTo(ContextFormat.STORE);
    assertThat(ContextFormat.of(CSV)).isEqualTo(ContextFormat.REGISTRATION_CSV);
    assertThat(ContextFormat.of(RDAP)).isEqualTo(ContextFormat.REGISTRATION_JSON);
    assertThat(ContextFormat.of("a b c d\nthis is prose\n")).isNull();
  }

  @Test
  void warning_lists_cover_names_by_label_and_addresses_by_block() throws IOException {
    Read names = read(MISP);
    DomainContext context = names.context();
    assertThat(covering(context, "me.dyn.example")).isEqualTo(1);
    assertThat(covering(context, "home.example")).isEqualTo(1);
    assertThat(covering(context, "evildyn.example")).isZero();
    assertThat(context.lists().keySet()).allMatch(terms -> terms.role() == ListRole.DYNAMIC_DNS);
    assertThat(names.ledger.sentence()).contains("1 of 3").contains("entry 3");
    Read blocks = read(CIDR);
    assertThat(blocks.context().sinkhole(IpAddress.of("198.51.100.9"), 0)).isNotNull();
    assertThat(blocks.ledger.rejectedCount()).isEqualTo(1);
    for (String type : List.of("regex", "substring")) {
      Read refused = read("{\"list\":[\"a\"],\"type\":\"" + type + "\",\"name\":\"x\"}");
      assertThat(refused.ledger.problem()).contains(type);
      assertThat(refused.context().isEmpty()).isTrue();
    }
  }

  @Test
  void plain_lists_take_names_blocks_systems_and_lines_of_hosts_files() throws IOException {
    Read read = read(PLAIN);
    DomainContext context = read.context();
    for (String name : List.of("www.a.example", "x.b.example", "c.example", "d.example")) {
      assertThat(covering(context, name)).as(name).isEqualTo(1);
    }
    assertThat(covering(context, "a.example") + covering(context, "b.example")).isZero();
    assertThat(context.covering(IpAddress.of("198.51.100.1"), null)).hasSize(1);
    assertThat(read.ledger.accepted()).isEqualTo(6);
    assertThat(read.ledger.rejectedCount()).isEqualTo(1);
    assertThat(read.ledger.sentence()).contains("line 9");
  }

  @Test
  void the_store_comes_back_as_it_was_written() throws IOException {
    Read read = read(STORE);
    DomainContext context = read.context();
    ListTerms terms = context.covering(DomainName.of("x.shop.example")).getFirst().terms();
    assertThat(terms.owner()).isEqualTo("x");
    assertThat(terms.expires()).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(context.registered(DomainName.of("new.example"))).isNotNull();
    assertThat(read.ledger.accepted()).isEqualTo(3);
    assertThat(read.ledger.rejectedCount()).isEqualTo(3);
    Entry entry = new Entry(new Scope.Block(IpPrefix.of("2001:db8::/32")), terms);
    Read again = read(StoreFile.line(entry) + "\n");
    assertThat(again.context().covering(IpAddress.of("2001:db8::1"), null)).containsExactly(terms);
  }

  @Test
  void registration_dates_come_in_the_words_of_registries() throws IOException {
    long first = Instant.parse("2026-10-01T00:00:00Z").getEpochSecond() * 1_000_000;
    DomainContext csv = read(CSV).context();
    assertThat(csv.registrations()).isEqualTo(2);
    assertThat(csv.registered(DomainName.of("b.example"))).isEqualTo(first);
    Read json = read(RDAP);
    DomainContext rdap = json.context();
    for (String name : List.of("a.example", "b.example", "c.example")) {
      assertThat(rdap.registered(DomainName.of(name))).as(name).isEqualTo(first);
    }
    assertThat(json.ledger.sentence()).contains("object 4");
    for (String date :
        List.of(
            "2026-10-01",
            "20261001",
            "2026.10.01",
            "1-oct-2026",
            "2026-10-01 00:00:00 UTC",
            "1790812800",
            "2026/10/01 00:00:00")) {
      assertThat(ContextTimes.parse(date)).as(date).isEqualTo(first);
    }
    for (String bad : List.of("", "soon", "1970-01-01", "2026-13-01", "99999999999999999999")) {
      assertThat(ContextTimes.parse(bad)).as(bad).isNull();
    }
  }

  @Test
  void leases_name_the_machine_of_a_time() throws IOException {
    ReadingLedger ledger = new ReadingLedger();
    HostMap map =
        HostMapReader.read(
            new ByteArrayInputStream(LEASES.getBytes(StandardCharsets.UTF_8)), ledger);
    long day = Instant.parse("2026-11-02T00:00:00Z").getEpochSecond() * 1_000_000;
    long hour = 3600L * 1_000_000;
    IpAddress one = IpAddress.of("10.0.0.1");
    assertThat(map.hostAt(one, day - 1)).isNull();
    assertThat(map.hostAt(one, day)).isEqualTo("pc-1");
    assertThat(map.hostAt(one, day + 12 * hour)).isEqualTo("pc-2");
    assertThat(map.hostAt(one, day + 14 * hour)).isNull();
    assertThat(map.hostAt(IpAddress.of("10.0.0.9"), 0)).isEqualTo("pc-3");
    assertThat(ledger.rejected()).isEqualTo(Map.of("no address", 1L, "end before start", 1L));
    ReadingLedger refused = new ReadingLedger();
    HostMapReader.read(
        new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)), refused);
    assertThat(refused.problem()).contains("address,host,first,last");
  }

  @Test
  void a_named_machine_is_one_client_whatever_its_address() {
    Client office = new Client(IpAddress.of("10.0.0.1"), "pc-1", null);
    Client away = new Client(IpAddress.of("10.8.0.1"), "pc-1", null);
    Client next = new Client(IpAddress.of("10.0.0.1"), "pc-2", null);
    assertThat(office).isEqualTo(away).hasSameHashCodeAs(away).isNotEqualTo(next);
    assertThat(office).isNotEqualTo(Client.of(Objects.requireNonNull(office.address())));
    assertThat(office.label()).isEqualTo("pc-1");
  }

  @Test
  void no_octets_bring_a_reader_down() throws IOException {
    SplittableRandom random = new SplittableRandom(18);
    for (String form : ALL) {
      byte[] whole = form.getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length <= whole.length; length++) {
        read(Arrays.copyOf(whole, length));
        HostMapReader.read(
            new ByteArrayInputStream(Arrays.copyOf(whole, length)), new ReadingLedger());
      }
      for (int round = 0; round < 500; round++) {
        byte[] flipped = whole.clone();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        read(flipped);
        HostMapReader.read(new ByteArrayInputStream(flipped), new ReadingLedger());
      }
    }
    for (String huge : List.of("[".repeat(100_000), "{\"list\":[" + "\"a\",".repeat(100_000))) {
      Read read = read(huge);
      assertThat(read.context().isEmpty()).isTrue();
    }
    assertThat(read("a".repeat(3_000_000)).context().isEmpty()).isTrue();
  }
}
