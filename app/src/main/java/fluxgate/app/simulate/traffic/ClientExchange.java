package fluxgate.app.simulate.traffic;

import fluxgate.dns.Question;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A question to the resolver and its response, as a sensor between them sees it.
 *
 * @param micros of the question
 * @param port the client's
 * @param id of the DNS message
 * @param response null when none was seen
 */
public record ClientExchange(
    long micros,
    IpAddress client,
    int port,
    int id,
    Question question,
    @Nullable Response response) {}
