package fluxgate.format.osquery;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.TtlKind;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.FieldValue;
import fluxgate.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns {@code status} and {@code response} of {@code dns_lookup_events}. */
final class LookupResponse {
  /** Windows errors for response codes are {@code DNS_ERROR_RCODE_*}: 9000 and the code. */
  private static final int RCODES_FROM = 9000;

  private static final int LAST_RCODE = 10;
  private static final int NO_RECORDS = 9501;
  private static final int NO_RECORD_OF_TYPE = 9701;

  private static final String TYPE = "type:";
  private static final String MAPPED = "::ffff:";

  private LookupResponse() {}

  /** The RRsets; see the package's comment for what is left out. */
  static List<RRset> sets(DomainName question, FieldValue response) {
    AnswerChain chain = new AnswerChain(question, TtlKind.ABSENT);
    boolean mapped = response.text().contains(MAPPED);
    boolean addresses = false;
    int from = 0;
    int records = 0;
    for (int i = 0; i < response.length() && records < AnswerChain.MOST; i++) {
      if (response.charAt(i) != ';') {
        continue;
      }
      FieldValue record = response.part(from, i);
      from = i + 1;
      records++;
      IpAddress address = record.address();
      if (address == null) {
        // Behind addresses come other sections, whose aliases are nobody's.
        DomainName target = addresses ? null : alias(record);
        if (target != null) {
          chain.add(null, RRType.CNAME, new Rdata.Target(target), -1);
        }
      } else if (mapped && address.isV4() && !record.startsWith(MAPPED)) {
        break;
      } else {
        addresses = true;
        RRType type = address.isV4() ? RRType.A : RRType.AAAA;
        chain.add(null, type, new Rdata.Address(address), -1);
      }
    }
    return chain.sets();
  }

  /** {@code type: 5 target}. */
  private static @Nullable DomainName alias(FieldValue record) {
    FieldValue target = record.lastWord();
    int end = record.length() - target.length();
    if (!record.startsWith(TYPE) || end <= TYPE.length() || target.isEmpty()) {
      return null;
    }
    return record.part(TYPE.length(), end).text().strip().equals("5") ? target.rawName() : null;
  }

  static boolean isSuccess(FieldValue status) {
    return !ResultRow.says(status) || status.is("0");
  }

  /** How the question ended; null where no response came, or the status is of another kind. */
  static @Nullable Rcode rcode(FieldValue status) {
    int number = status.whole(Integer.MAX_VALUE);
    if (number == 0 || number == NO_RECORDS || number == NO_RECORD_OF_TYPE) {
      return Rcode.NOERROR;
    }
    return number > RCODES_FROM && number <= RCODES_FROM + LAST_RCODE
        ? new Rcode(number - RCODES_FROM)
        : null;
  }
}
