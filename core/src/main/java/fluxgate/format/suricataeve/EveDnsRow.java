package fluxgate.format.suricataeve;

import fluxgate.dns.RRType;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of {@code dns} that are read, of all versions. */
final class EveDnsRow extends FieldRow {
  final FieldValue version = value("version");
  final FieldValue type = value("type");
  final FieldValue id = value("id");
  final FieldValue flags = value("flags");
  final FieldValue qr = value("qr");
  final FieldValue aa = value("aa");
  final FieldValue rd = value("rd");
  final FieldValue ra = value("ra");
  final FieldValue opcode = value("opcode");
  final FieldValue rcode = value("rcode");
  final FieldValue rrname = value("rrname");
  final FieldValue rrtype = value("rrtype");

  /** Version 1 only, with {@code rdata}. */
  final FieldValue ttl = value("ttl");

  final FieldValue rdata = value("rdata");

  /** Version 3 only. */
  final FieldRows<Record> queries = rows("queries", Record::new);

  final FieldRows<Record> answers = rows("answers", Record::new);
  final FieldRows<Record> authorities = rows("authorities", Record::new);
  final FieldRows<Record> additionals = rows("additionals", Record::new);
  final Grouped grouped = row("grouped", new Grouped());

  /** Whether this is one record of a version 1 answer. */
  boolean isVersion1Answer() {
    return type.is("answer")
        && !version.is("2")
        && !version.is("3")
        && !answers.isPresent()
        && !authorities.isPresent()
        && !grouped.isPresent()
        && !queries.isPresent();
  }

  /** One resource record, or one question. */
  static final class Record extends FieldRow {
    final FieldValue rrname = value("rrname");
    final FieldValue rrtype = value("rrtype");
    final FieldValue ttl = value("ttl");
    final FieldValue rdata = value("rdata");
    final Srv srv = row("srv", new Srv());
  }

  /** SRV data, which have an object of their own. */
  static final class Srv extends FieldRow {
    final FieldValue name = value("name");
  }

  /** Rdata by type, without owners and TTLs. */
  static final class Grouped extends FieldRow {
    final FieldList cname = list("CNAME");

    /** The types other than CNAME whose data are one string, in the order they are given out. */
    final Map<RRType, FieldList> others = new LinkedHashMap<>();

    Grouped() {
      for (RRType type :
          List.of(RRType.A, RRType.AAAA, RRType.NS, RRType.MX, RRType.PTR, RRType.TXT)) {
        others.put(type, list(type.toString()));
      }
    }
  }
}
