package fluxgate.detect.context;

import fluxgate.dns.DomainName;
import fluxgate.net.CsvRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads registration dates from a table with a header, or {@code domain,date} without one. */
final class RegistrationCsv {
  private static final List<String> DOMAIN =
      List.of(
          "domain", "domainname", "registereddomain", "ldhname", "name", "query", "host", "fqdn");

  /** As registries, registrars and the exporters of WHOIS call it. */
  static final List<String> REGISTERED =
      List.of(
          "registered",
          "created",
          "creationdate",
          "createddate",
          "registrationdate",
          "registereddate",
          "registeredon",
          "createdon",
          "createdat",
          "creation",
          "registration",
          "createdatenormalized",
          "createddatenormalized",
          "domainregistered",
          "registrationtime",
          "created0");

  private RegistrationCsv() {}

  /** Whether a line is the header of such a table. */
  static boolean isHeader(String line) {
    List<String> row = CsvRows.split(line);
    if (row == null) {
      return false;
    }
    HeaderWords words = new HeaderWords(row);
    return words.find(DOMAIN) >= 0 && words.find(REGISTERED) >= 0;
  }

  /** Whether a line is a row of {@code domain,date}. */
  static boolean isRow(String line) {
    List<String> row = CsvRows.split(line);
    return row != null
        && row.size() >= 2
        && Scope.name(row.get(0)) != null
        && ContextTimes.parse(row.get(1)) != null;
  }

  static void read(InputStream in, ContextSink sink, ReadingLedger ledger) throws IOException {
    TextLines lines = new TextLines(in, ledger);
    int domain = 0;
    int registered = 1;
    boolean isFirst = true;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.charAt(0) == '#') {
        continue;
      }
      List<String> row = CsvRows.split(line);
      if (row == null) {
        ledger.reject("broken quotes", lines.place());
        continue;
      }
      if (isFirst) {
        isFirst = false;
        if (isHeader(line)) {
          HeaderWords words = new HeaderWords(row);
          domain = words.find(DOMAIN);
          registered = words.find(REGISTERED);
          continue;
        }
        if (!isRow(line)) {
          ledger.refuse(
              "its first line names no columns such as domain,registered and is no such row");
          return;
        }
      }
      if (row.size() <= Math.max(domain, registered)) {
        ledger.reject("too few columns", lines.place());
        continue;
      }
      DomainName name = Scope.name(row.get(domain));
      Long micros = ContextTimes.parse(row.get(registered));
      if (name == null || micros == null) {
        ledger.reject(name == null ? "no name" : "no date", lines.place());
      } else if (sink.addRegistration(name, micros)) {
        ledger.accept();
      } else {
        ledger.reject("beyond what is kept", lines.place());
      }
    }
  }
}
