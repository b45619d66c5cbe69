package fluxgate.format.windows;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.text.EventXmlLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.LocalTimes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event of a Windows log on a line, in whichever notation it was shipped. A flyweight: what it
 * gives is valid until the next line. Single-threaded.
 *
 * @param <D> the fields of the events' own that are wanted; what they are called is the same in all
 *     notations
 */
public final class WindowsEvent<D extends FieldRow> {
  public static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  public static final Outcome OTHER_PROVIDER = Outcome.skipped("other_provider");
  public static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  public static final Outcome BAD_XML = Outcome.rejected("bad_xml");
  public static final Outcome NOT_AN_EVENT = Outcome.rejected("not_an_event");
  public static final Outcome NO_EVENT_ID = Outcome.rejected("no_event_id");
  public static final Outcome NO_COMPUTER = Outcome.rejected("no_computer");
  public static final Outcome NO_TIME = Outcome.rejected("no_time");
  public static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  public static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private static final int MOST_ID = 65_535;

  /** No longer name is asked for. */
  private static final int MOST_PROVIDER = 128;

  /** RFC 1035 host names have at most 253 characters. */
  private static final int MOST_MACHINE = 253;

  private final List<String> providers;
  private final JsonLine json = new JsonLine();
  private final EventXmlLine xml = new EventXmlLine();

  /** Flat: beside the event's own fields. */
  private final D flat;

  private final FieldValue eventId;
  private final FieldValue computer;
  private final FieldValue hostname;
  private final FieldValue sourceName;
  private final FieldValue providerName;
  private final FieldValue providerToo;
  private final FieldValue eventTime;
  private final FieldValue timestamp;

  /** Flat, with the event's own fields as the text of an object (Microsoft Sentinel). */
  private final FieldValue dataText;

  private final D textData;
  private final JsonLine textJson = new JsonLine();
  private final Frame text = new Frame();

  /** The event as Windows writes it, in XML or turned into JSON. */
  private final Event<D> event;

  private final Winlog<D> winlog;
  private final Named host;

  // Beats 6 and earlier: as winlog, but at the top.
  private final FieldValue beatId;
  private final FieldValue beatSource;
  private final FieldValue beatComputer;
  private final D beatData;

  /** {@code Event}. */
  private static final class Event<D extends FieldRow> extends FieldRow {
    private final Header system = row("System", new Header());
    private final D data;

    Event(D data) {
      this.data = row("EventData", data);
    }
  }

  /** {@code Event.System}. */
  private static final class Header extends FieldRow {
    private final FieldValue eventId = value("EventID");
    private final FieldValue computer = value("Computer");
    private final Element provider = row("Provider", new Element());
    private final Element timeCreated = row("TimeCreated", new Element());
  }

  /** An element of which attributes are read. */
  private static final class Element extends FieldRow {
    private final Attributes attributes = row("#attributes", new Attributes());
  }

  /** Attributes, as evtx_dump names the object that holds them. */
  private static final class Attributes extends FieldRow {
    private final FieldValue name = value("Name");
    private final FieldValue systemTime = value("SystemTime");
  }

  /** {@code winlog}. */
  private static final class Winlog<D extends FieldRow> extends FieldRow {
    private final FieldValue eventId = value("event_id");
    private final FieldValue providerName = value("provider_name");
    private final FieldValue computerName = value("computer_name");
    private final D data;

    Winlog(D data) {
      this.data = row("event_data", data);
    }
  }

  /** {@code host}. */
  private static final class Named extends FieldRow {
    private final FieldValue name = value("name");
  }

  /**
   * @param providers who writes the events that are wanted
   * @param shape makes a row of the fields wanted; called once for each place where they can stand
   */
  public WindowsEvent(List<String> providers, Supplier<D> shape) {
    this.providers = providers;
    flat = shape.get();
    eventId = flat.value("EventID");
    computer = flat.value("Computer");
    hostname = flat.value("Hostname");
    sourceName = flat.value("SourceName");
    providerName = flat.value("ProviderName");
    providerToo = flat.value("Provider");
    eventTime = flat.value("EventTime");
    timestamp = flat.value("@timestamp");
    dataText = flat.value("EventData");
    textData = shape.get();
    event = flat.row("Event", new Event<>(shape.get()));
    winlog = flat.row("winlog", new Winlog<>(shape.get()));
    host = flat.row("host", new Named());
    beatId = flat.value("event_id");
    beatSource = flat.value("source_name");
    beatComputer = flat.value("computer_name");
    beatData = flat.row("event_data", shape.get());
  }

  /** The whole record, for members that only one format wants. */
  public FieldRow row() {
    return flat;
  }

  /**
   * Whether one of the first lines is of the providers, or, where it does not say of whom it is, of
   * theirs by its fields.
   *
   * @param marks words one of which stands in any line of theirs; other lines are not read
   * @param looksLikeIt whether the event that was read has their fields
   */
  public boolean isIn(Head head, List<String> marks, BooleanSupplier looksLikeIt) {
    for (String line : head.lines()) {
      if (marks.stream().anyMatch(line::contains) && read(line)) {
        if (isSaid(provider()) ? isOfProviders() : looksLikeIt.getAsBoolean()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Reads the line of a frame.
   *
   * @return what became of it where it holds no event, one of others, or one that does not say
   *     which; null otherwise
   */
  public @Nullable Outcome read(Frame frame) {
    Outcome damage = read(frame.buffer, frame.start, frame.length);
    if (damage != null) {
      return damage;
    }
    if (isSaid(provider()) && !isOfProviders()) {
      return OTHER_PROVIDER;
    }
    return hasId() ? null : NO_EVENT_ID;
  }

  /** What became of the line where it holds no event; null where it does. */
  private @Nullable Outcome read(byte[] buffer, int start, int length) {
    if (length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (buffer[start] == '{') {
      return json.read(buffer, start, length, flat) && readText() ? null : BAD_JSON;
    }
    String begin =
        new String(buffer, start, Math.min(length, 9), StandardCharsets.ISO_8859_1).strip();
    if (begin.startsWith("<?xml") || begin.equals("<Events>") || begin.equals("</Events>")) {
      return Outcome.NOT_A_RECORD;
    }
    if (!begin.startsWith("<")) {
      return NOT_AN_EVENT;
    }
    return xml.read(buffer, start, length, flat) && event.isPresent() ? null : BAD_XML;
  }

  /** Reads the text of an object in which the event's own fields may stand. */
  private boolean readText() {
    textData.clear();
    if (!dataText.isPresent() || !dataText.startsWith("{")) {
      return true;
    }
    dataText.fill(text);
    return textJson.read(text.buffer, text.start, text.length, textData);
  }

  /** Whether the text holds an event, which is then read. */
  private boolean read(String line) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    return read(octets, 0, octets.length) == null;
  }

  /** Where this event's own fields stand. */
  public D data() {
    if (event.isPresent()) {
      return event.data;
    }
    if (winlog.isPresent()) {
      return winlog.data;
    }
    if (beatData.isPresent()) {
      return beatData;
    }
    return textData.isPresent() ? textData : flat;
  }

  /** Whether it says which event it is. */
  public boolean hasId() {
    return idField().isPresent();
  }

  /** Which event it is, 0 to 65535; -1 where that is no such number. */
  public int id() {
    return idField().whole(MOST_ID);
  }

  private FieldValue idField() {
    if (event.isPresent()) {
      return event.system.eventId;
    }
    if (winlog.isPresent()) {
      return winlog.eventId;
    }
    return beatData.isPresent() ? beatId : eventId;
  }

  private boolean isOfProviders() {
    return provider().isPresent() && providers.contains(provider().text(MOST_PROVIDER));
  }

  private FieldValue provider() {
    if (event.isPresent()) {
      return event.system.provider.attributes.name;
    }
    if (winlog.isPresent()) {
      return winlog.providerName;
    }
    return first(sourceName, providerName, providerToo, beatSource);
  }

  /**
   * The machine that the event happened on, which a collector's name must not hide, in small
   * letters: Windows writes one name in capitals here and in small letters there.
   *
   * @return empty where it is not said
   */
  public String machine() {
    FieldValue named = machineField();
    return isSaid(named) ? named.text(MOST_MACHINE).toLowerCase(Locale.ROOT) : "";
  }

  private FieldValue machineField() {
    if (event.isPresent()) {
      return event.system.computer;
    }
    if (winlog.isPresent()) {
      return first(winlog.computerName, host.name);
    }
    return first(beatComputer, computer, hostname);
  }

  /** When it was written, in UTC. */
  public FieldValue written() {
    return first(event.system.timeCreated.attributes.systemTime, timestamp);
  }

  /** Whether anything says when it was written. */
  public boolean hasTime() {
    return isSaid(written()) || isSaid(eventTime);
  }

  /**
   * When it was written: in UTC, or else, in the flat notation, local to the machine.
   *
   * @return microseconds since the epoch, or {@link fluxgate.format.text.Timestamps#BAD}
   */
  public long timeMicros(LogClock clock) {
    FieldValue written = written();
    return isSaid(written) ? written.timeMicrosUtc() : LocalTimes.micros(clock, eventTime);
  }

  /** The first that is there; the last where none is. Windows writes {@code -} for nothing. */
  public static FieldValue first(FieldValue... places) {
    for (FieldValue place : places) {
      if (isSaid(place)) {
        return place;
      }
    }
    return places[places.length - 1];
  }

  /** Whether the field says something. */
  public static boolean isSaid(FieldValue field) {
    return field.isPresent() && !field.isEmpty() && !field.is("-");
  }
}
