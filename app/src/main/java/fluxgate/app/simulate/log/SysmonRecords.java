package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Connection.State;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A play as Sysmon's events 22 and 3 of every client, sent on by Winlogbeat: which program asked
 * and connected, no TTLs, no resolvers. An event 22 for each question; Windows would make one of
 * those for A and AAAA.
 */
final class SysmonRecords implements WrittenLog {
  private static final int ASKED = 22;
  private static final int CONNECTED = 3;
  private static final String SUCCESS = "0";

  /** Windows errors: no answer in time, DNS_ERROR_RCODE_NAME_ERROR, DNS_INFO_NO_RECORDS. */
  private static final String TIMEOUT = "1460";

  private static final String NAME_ERROR = "9003";
  private static final String NO_RECORDS = "9501";

  private static final String NOTHING = "-";

  /** How many answers are remembered, to tell which program connects. */
  private static final int MOST_LED = 200_000;

  private record Led(IpAddress client, IpAddress destination) {}

  private final RotatedFile file;
  private final Stamp time;
  private final Stamp utcTime;
  private final boolean connections;
  private final Programs programs;
  private final InOrder<String> events;
  private long record;

  /** The program that was last told of an address. */
  private final Map<Led, String> led =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Led, String> eldest) {
          return size() > MOST_LED;
        }
      };

  SysmonRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "winlogbeat", "ndjson.gz", RotatedFile.Frame.NONE);
    time = Stamp.iso(place.start());
    utcTime = new Stamp(place.start(), "yyyy-MM-dd HH:mm:ss");
    connections = place.connections();
    programs = new Programs(place.zones(), place.dice());
    events = new InOrder<>(InOrder.CONNECTIONS, file::line);
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    IpAddress client = IpAddress.of(exchange.client());
    String image = programs.of(client, exchange.query());
    boolean lost = exchange.answeredMicros() == Exchange.LOST;
    StringBuilder results = new StringBuilder();
    for (Row row : exchange.answers()) {
      IpAddress address = IpAddress.parse(row.data());
      if (address == null) {
        results.append("type:  5 ").append(row.data());
      } else {
        results.append(address.isV4() ? "::ffff:" : "").append(row.data());
        led.put(new Led(client, address), image);
      }
      results.append(';');
    }
    String status =
        lost
            ? TIMEOUT
            : exchange.rcode() != 0 ? NAME_ERROR : results.isEmpty() ? NO_RECORDS : SUCCESS;
    event(
        ASKED,
        exchange.writtenMicros(),
        client,
        image,
        field("QueryName", exchange.query())
            + field("QueryStatus", status)
            + field("QueryResults", results.isEmpty() ? NOTHING : results.toString()));
    events.passed(exchange.writtenMicros());
  }

  @Override
  public void connection(Connection connection) throws IOException {
    String image = led.get(new Led(connection.client(), connection.destination()));
    if (!connections || image == null || connection.state() != State.COMPLETE) {
      return; // event 3 tells of connections that were made
    }
    IpAddress destination = connection.destination();
    String v6 = Boolean.toString(!destination.isV4());
    event(
        CONNECTED,
        connection.micros(),
        connection.client(),
        image,
        field("Protocol", connection.protocol().name().toLowerCase(Locale.ROOT))
            + field("Initiated", "true")
            + field("SourceIsIpv6", v6)
            + field("SourceIp", Machines.towards(connection.client(), destination).toString())
            + field("SourceHostname", computer(connection.client()))
            + field("SourcePort", Integer.toString(connection.clientPort()))
            + field("SourcePortName", NOTHING)
            + field("DestinationIsIpv6", v6)
            + field("DestinationIp", destination.toString())
            + field("DestinationHostname", NOTHING)
            + field("DestinationPort", Integer.toString(connection.port()))
            + field("DestinationPortName", NOTHING));
    events.passed(connection.endMicros());
  }

  private static String computer(IpAddress client) {
    return Machines.name(client) + ".corp.example";
  }

  /** One member of {@code event_data}, with the comma before it. */
  private static String field(String name, String value) {
    return ",\"" + name + "\":\"" + value.replace("\\", "\\\\") + "\"";
  }

  private void event(int id, long micros, IpAddress client, String image, String rest) {
    int process = programs.process(client, image);
    String machine = String.format(Locale.ROOT, "%08x", Machines.number(client));
    StringBuilder json = new StringBuilder(1_200);
    json.append("{\"@timestamp\":\"").append(time.millis(micros));
    json.append("Z\",\"event\":{\"code\":\"").append(id);
    json.append("\",\"kind\":\"event\",\"provider\":\"Microsoft-Windows-Sysmon\"}");
    json.append(",\"host\":{\"name\":\"").append(computer(client));
    json.append("\"},\"winlog\":{\"channel\":\"Microsoft-Windows-Sysmon/Operational\"");
    json.append(",\"computer_name\":\"").append(computer(client));
    json.append("\",\"event_data\":{\"RuleName\":\"-\"");
    json.append(field("UtcTime", utcTime.millis(micros)));
    json.append(
        field(
            "ProcessGuid",
            String.format(Locale.ROOT, "{%s-e8a8-5d2f-0000-%012x}", machine, process)));
    json.append(field("ProcessId", Integer.toString(process)));
    String asker = field("Image", image) + field("User", "CORP\\" + Machines.user(client));
    json.append(id == CONNECTED ? asker + rest : rest + asker);
    json.append("},\"event_id\":\"").append(id);
    json.append("\",\"process\":{\"pid\":2828,\"thread\":{\"id\":1684}}");
    json.append(",\"provider_guid\":\"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}\"");
    json.append(",\"provider_name\":\"Microsoft-Windows-Sysmon\",\"record_id\":").append(++record);
    json.append(",\"version\":5}}");
    events.add(micros, json.toString());
  }

  @Override
  public void close() throws IOException {
    events.finish();
    file.close();
  }
}
