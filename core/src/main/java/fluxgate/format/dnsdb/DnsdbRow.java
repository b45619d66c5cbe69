package fluxgate.format.dnsdb;

import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;

/** The object in {@code obj}. */
final class DnsdbRow extends FieldRow {
  final FieldValue rrname = value("rrname");
  final FieldValue rrtype = value("rrtype");
  final FieldList rdata = list("rdata");
  final FieldValue count = value("count");
  private final FieldValue timeFirst = value("time_first");
  private final FieldValue timeLast = value("time_last");
  private final FieldValue zoneTimeFirst = value("zone_time_first");
  private final FieldValue zoneTimeLast = value("zone_time_last");

  boolean hasFirst() {
    return timeFirst.isPresent() || zoneTimeFirst.isPresent();
  }

  boolean hasLast() {
    return timeLast.isPresent() || zoneTimeLast.isPresent();
  }

  /** Microseconds, or {@link Timestamps#BAD}. */
  long firstMicros() {
    return (timeFirst.isPresent() ? timeFirst : zoneTimeFirst).timeMicros();
  }

  /** Microseconds, or {@link Timestamps#BAD}. */
  long lastMicros() {
    return (timeLast.isPresent() ? timeLast : zoneTimeLast).timeMicros();
  }
}
