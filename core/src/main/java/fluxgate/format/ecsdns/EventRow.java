package fluxgate.format.ecsdns;

import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The members of an event that are read. */
final class EventRow extends FieldRow {
  private static final int MOST_HOST = 253;
  private static final int MOST_PATH = 1_024;

  final FieldValue timestamp = value("@timestamp");
  final Dns dns = row("dns", new Dns());
  final Side source = row("source", new Side());
  final Side client = row("client", new Side());
  final Side destination = row("destination", new Side());
  final Side server = row("server", new Side());
  final Named host = row("host", new Named());
  final Named observer = row("observer", new Named());
  final Named agent = row("agent", new Named());
  final Program process = row("process", new Program());
  final Event event = row("event", new Event());
  final Network network = row("network", new Network());
  final Flow flow = row("flow", new Flow());
  final FieldRow winlog = row("winlog", new FieldRow());

  /** {@code event}. */
  static final class Event extends FieldRow {
    final FieldValue start = value("start");
    final FieldValue end = value("end");
  }

  /** {@code network}. */
  static final class Network extends FieldRow {
    final FieldValue transport = value("transport");
    final FieldValue direction = value("direction");
  }

  /** {@code flow}. */
  static final class Flow extends FieldRow {
    final FieldValue last = value("final");
  }

  /** {@code dns}. */
  static final class Dns extends FieldRow {
    final FieldValue opCode = value("op_code");
    final FieldValue responseCode = value("response_code");
    final Question question = row("question", new Question());
    final FieldRows<Answer> answers = rows("answers", Answer::new);
    final FieldList resolvedIp = list("resolved_ip");
  }

  /** {@code dns.question}. */
  static final class Question extends FieldRow {
    final FieldValue name = value("name");
    final FieldValue type = value("type");
  }

  /** One of {@code dns.answers}. */
  static final class Answer extends FieldRow {
    final FieldValue name = value("name");
    final FieldValue type = value("type");
    final FieldValue data = value("data");
    final FieldValue ttl = value("ttl");
  }

  /** One end of the traffic. */
  static final class Side extends FieldRow {
    final FieldValue ip = value("ip");
    final FieldValue port = value("port");
    final FieldValue bytes = value("bytes");
    final FieldValue packets = value("packets");
  }

  /** Something with a name. */
  static final class Named extends FieldRow {
    final FieldValue name = value("name");
  }

  /** {@code process}. */
  static final class Program extends FieldRow {
    final FieldValue executable = value("executable");
    final FieldValue name = value("name");
  }

  /**
   * The machine with its program.
   *
   * @return null where the event names no machine, or has an address and names no program
   */
  @Nullable Client endpoint(@Nullable IpAddress address) {
    FieldValue program = first(process.executable, process.name);
    boolean isEndpoint = says(program) || address == null;
    if (!isEndpoint || !says(host.name)) {
      return null;
    }
    String running = says(program) ? program.text(MOST_PATH) : null;
    return new Client(address, host.name.text(MOST_HOST).toLowerCase(Locale.ROOT), running);
  }

  /** The first that says something; the last where none does. */
  static FieldValue first(FieldValue... places) {
    for (FieldValue place : places) {
      if (says(place)) {
        return place;
      }
    }
    return places[places.length - 1];
  }

  /** Whether the field says something. */
  static boolean says(FieldValue field) {
    return field.isPresent() && !field.isEmpty();
  }
}
