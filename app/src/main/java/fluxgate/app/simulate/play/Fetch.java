package fluxgate.app.simulate.play;

import fluxgate.app.simulate.play.Exchange.Row;
import java.util.List;

/**
 * What an authority answered a resolver, with the TTLs that it gave.
 *
 * @param micros when the answer came
 * @param server address of the authority
 * @param rcode 0 or 3
 * @param servers NS records of the zone; empty where the answer leaves them out
 * @param glue addresses of the servers
 */
public record Fetch(
    long micros,
    int resolver,
    String server,
    String query,
    String type,
    int rcode,
    List<Row> answers,
    List<Row> servers,
    List<Row> glue) {}
