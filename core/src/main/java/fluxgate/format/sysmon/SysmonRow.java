package fluxgate.format.sysmon;

import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.windows.WindowsEvent;
import java.util.List;

/** An event, and what Elastic's pipeline moves out of its fields into the common schema. */
final class SysmonRow {
  private static final List<String> PROVIDERS = List.of("Microsoft-Windows-Sysmon", "Linux-Sysmon");

  final WindowsEvent<SysmonData> event = new WindowsEvent<>(PROVIDERS, SysmonData::new);
  final Dns dns = event.row().row("dns", new Dns());
  final Program process = event.row().row("process", new Program());
  final Network network = event.row().row("network", new Network());
  final Side source = event.row().row("source", new Side());
  final Side destination = event.row().row("destination", new Side());
  final Sysmon sysmon = event.row().row("sysmon", new Sysmon());

  /** {@code dns.question}. */
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
    return event.data();
  }

  /** When it happened: {@code UtcTime} where it is there, else when it was written. */
  FieldValue time() {
    return WindowsEvent.first(data().utcTime, event.written());
  }
}
