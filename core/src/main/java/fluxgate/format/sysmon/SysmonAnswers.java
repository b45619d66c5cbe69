package fluxgate.format.sysmon;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Ttl;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.windows.WindowsEvent;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What event 22 says of the answer to one question: aliases in their order, then the addresses of
 * the last one's target. The rule by which glue is told stands in the package's comment.
 */
final class SysmonAnswers {
  /** Windows errors for response codes are {@code DNS_ERROR_RCODE_*}: 9000 and the code. */
  private static final int RCODES_FROM = 9000;

  private static final int LAST_RCODE = 10;
  private static final int NO_RECORDS = 9501;
  private static final int NO_RECORD_OF_TYPE = 9701;

  /** Sysmon cuts results near 1 kB, which is some eighty records. */
  private static final int MOST_RECORDS = 1_024;

  private static final String TYPE = "type:";
  private static final String MAPPED = "::ffff:";

  private final List<RRset> aliases = new ArrayList<>();
  private final List<Rdata> v4 = new ArrayList<>();
  private final List<Rdata> v6 = new ArrayList<>();
  private DomainName owner;

  private SysmonAnswers(DomainName question) {
    this.owner = question;
  }

  /**
   * The RRsets in {@code QueryResults}.
   *
   * @param all whether also what may be glue, or cut
   */
  static List<RRset> ofResults(DomainName question, FieldValue results, boolean all) {
    SysmonAnswers answers = new SysmonAnswers(question);
    boolean glue = false;
    int from = 0;
    int records = 0;
    // What no semicolon ends was cut.
    int end = all ? results.length() + 1 : results.length();
    for (int i = 0; i < end && records < MOST_RECORDS; i++) {
      if (i < results.length() && results.charAt(i) != ';') {
        continue;
      }
      FieldValue record = results.part(from, i);
      from = i + 1;
      records++;
      if (record.startsWith(TYPE)) {
        answers.typed(record);
      } else {
        IpAddress address = record.address();
        glue |= address != null && address.isV4() && !record.startsWith(MAPPED);
        if (address != null && (all || !glue)) {
          answers.add(address);
        }
      }
    }
    return answers.sets();
  }

  /** The RRsets in {@code dns.answers}, of which nothing tells glue any more. */
  static List<RRset> ofRows(DomainName question, FieldRows<SysmonRow.Answer> rows) {
    SysmonAnswers answers = new SysmonAnswers(question);
    for (int i = 0; i < rows.size() && i < MOST_RECORDS; i++) {
      SysmonRow.Answer row = rows.get(i);
      IpAddress address = row.data.address();
      if (row.type.is("CNAME") && !row.data.isEmpty()) {
        answers.alias(row.data.rawName());
      } else if (address != null && (row.type.is("A") || row.type.is("AAAA"))) {
        answers.add(address);
      }
    }
    return answers.sets();
  }

  /** {@code type: 5 target}: of records that are no addresses, aliases are of use. */
  private void typed(FieldValue record) {
    FieldValue target = record.lastWord();
    int end = record.length() - target.length();
    String type = record.part(TYPE.length(), Math.max(TYPE.length(), end)).text().strip();
    if (type.equals("5") && !target.isEmpty()) {
      alias(target.rawName());
    }
  }

  /** Behind addresses come other sections, whose aliases are nobody's. */
  private void alias(@Nullable DomainName target) {
    if (target != null && v4.isEmpty() && v6.isEmpty()) {
      aliases.add(new RRset(owner, RRType.CNAME, Ttl.ABSENT, List.of(new Rdata.Target(target))));
      owner = target;
    }
  }

  private void add(IpAddress address) {
    (address.isV4() ? v4 : v6).add(new Rdata.Address(address));
  }

  private List<RRset> sets() {
    List<RRset> sets = new ArrayList<>(aliases);
    if (!v4.isEmpty()) {
      sets.add(new RRset(owner, RRType.A, Ttl.ABSENT, v4));
    }
    if (!v6.isEmpty()) {
      sets.add(new RRset(owner, RRType.AAAA, Ttl.ABSENT, v6));
    }
    return sets;
  }

  /** Whether a status means that there is an answer; where none is said, the answer says so. */
  static boolean isSuccess(FieldValue status) {
    return !WindowsEvent.isSaid(status) || status.is("0") || status.is("SUCCESS");
  }

  /**
   * How the question ended, by the status in numbers or as Elastic's pipeline words it.
   *
   * @return null where no response came, or the status is of another kind
   */
  static @Nullable Rcode rcode(FieldValue status) {
    if (isSuccess(status)) {
      return WindowsEvent.isSaid(status) ? Rcode.NOERROR : null;
    }
    int number = status.whole(Integer.MAX_VALUE);
    if (number == NO_RECORDS || number == NO_RECORD_OF_TYPE) {
      return Rcode.NOERROR;
    }
    if (number > RCODES_FROM && number <= RCODES_FROM + LAST_RCODE) {
      return new Rcode(number - RCODES_FROM);
    }
    return switch (status.text(64).toUpperCase(Locale.ROOT)) {
      case "DNS_ERROR_RCODE_NAME_ERROR" -> Rcode.NXDOMAIN;
      case "DNS_ERROR_RCODE_SERVER_FAILURE" -> Rcode.SERVFAIL;
      case "DNS_ERROR_RCODE_REFUSED" -> Rcode.REFUSED;
      case "DNS_INFO_NO_RECORDS", "DNS_ERROR_RECORD_DOES_NOT_EXIST" -> Rcode.NOERROR;
      default -> null;
    };
  }
}
