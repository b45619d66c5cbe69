package fluxgate.format.sysmon;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;

/**
 * The members of an event that are read, in each of the places where shippers put them; what an
 * event's own fields are called is the same in all.
 */
final class SysmonRow extends SysmonData {
  /** Flat: beside the event's own fields. */
  final FieldValue eventId = value("EventID");

  final FieldValue computer = value("Computer");
  final FieldValue hostname = value("Hostname");
  final FieldValue sourceName = value("SourceName");
  final FieldValue providerName = value("ProviderName");

  /** Flat, with the event's own fields as the text of an object (Microsoft Sentinel). */
  final FieldValue provider = value("Provider");

  final FieldValue eventData = value("EventData");

  /** What that text holds; absent where there is none. */
  final SysmonData nested = new SysmonData();

  /** The event as Windows writes it, in XML or turned into JSON. */
  final Event event = row("Event", new Event());

  /** Winlogbeat. */
  final Winlog winlog = row("winlog", new Winlog());

  // What Elastic's pipeline moves out of winlog.event_data, into the Elastic Common Schema.
  final FieldValue timestamp = value("@timestamp");
  final Named host = row("host", new Named());
  final Dns dns = row("dns", new Dns());
  final Program process = row("process", new Program());
  final Network network = row("network", new Network());
  final Side source = row("source", new Side());
  final Side destination = row("destination", new Side());
  final Sysmon sysmon = row("sysmon", new Sysmon());

  /** {@code Event}. */
  static final class Event extends FieldRow {
    final Header system = row("System", new Header());
    final SysmonData data = row("EventData", new SysmonData());
  }

  /** {@code Event.System}. */
  static final class Header extends FieldRow {
    final FieldValue eventId = value("EventID");
    final FieldValue computer = value("Computer");
    final Element provider = row("Provider", new Element());
    final Element timeCreated = row("TimeCreated", new Element());
  }

  /** An element of which attributes are read. */
  static final class Element extends FieldRow {
    final Attributes attributes = row("#attributes", new Attributes());
  }

  /** Attributes, as evtx_dump names the object that holds them. */
  static final class Attributes extends FieldRow {
    final FieldValue name = value("Name");
    final FieldValue systemTime = value("SystemTime");
  }

  /** {@code winlog}. */
  static final class Winlog extends FieldRow {
    final FieldValue eventId = value("event_id");
    final FieldValue providerName = value("provider_name");
    final FieldValue computerName = value("computer_name");
    final SysmonData data = row("event_data", new SysmonData());
  }

  /** {@code host} and {@code dns.question}. */
  static final class Named extends FieldRow {
    final FieldValue name = value("name");
  }

  /** {@code dns}. */
  static final class Dns extends FieldRow {
    final Named question = row("question", new Named());
    final FieldRows<Answer> answers = rows("answers", Answer::new);
  }

  /** One of {@code dns.answers}. */
  static final class Answer extends FieldRow {
    final FieldValue type = value("type");
    final FieldValue data = value("data");
  }

  /** {@code process}. */
  static final class Program extends FieldRow {
    final FieldValue executable = value("executable");
  }

  /** {@code network}. */
  static final class Network extends FieldRow {
    final FieldValue transport = value("transport");
    final FieldValue direction = value("direction");
  }

  /** {@code source} and {@code destination}. */
  static final class Side extends FieldRow {
    final FieldValue ip = value("ip");
    final FieldValue port = value("port");
  }

  /** {@code sysmon}. */
  static final class Sysmon extends FieldRow {
    final Status dns = row("dns", new Status());
  }

  /** {@code sysmon.dns}. */
  static final class Status extends FieldRow {
    final FieldValue status = value("status");
  }

  /** Where this event's own fields stand. */
  SysmonData data() {
    if (event.isPresent()) {
      return event.data;
    }
    if (winlog.isPresent()) {
      return winlog.data;
    }
    return nested.isPresent() ? nested : this;
  }

  /** The number that says which event it is. */
  FieldValue id() {
    if (event.isPresent()) {
      return event.system.eventId;
    }
    return winlog.isPresent() ? winlog.eventId : eventId;
  }

  /** Who wrote the event. */
  FieldValue provider() {
    if (event.isPresent()) {
      return event.system.provider.attributes.name;
    }
    if (winlog.isPresent()) {
      return winlog.providerName;
    }
    return first(sourceName, providerName, provider);
  }

  /** The machine that the event happened on, which a collector's name must not hide. */
  FieldValue machine() {
    if (event.isPresent()) {
      return event.system.computer;
    }
    if (winlog.isPresent()) {
      return first(winlog.computerName, host.name);
    }
    return first(computer, hostname);
  }

  /** When it happened: {@code UtcTime} where it is there, else when it was written. */
  FieldValue time() {
    return first(data().utcTime, event.system.timeCreated.attributes.systemTime, timestamp);
  }

  /** The first that is there; the last where none is. Sysmon writes {@code -} for nothing. */
  static FieldValue first(FieldValue... places) {
    for (FieldValue place : places) {
      if (isSaid(place)) {
        return place;
      }
    }
    return places[places.length - 1];
  }

  /** Whether the field says something. */
  static boolean isSaid(FieldValue field) {
    return field.isPresent() && !field.isEmpty() && !field.is("-");
  }
}
