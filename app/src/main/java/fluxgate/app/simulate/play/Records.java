package fluxgate.app.simulate.play;

import java.io.IOException;
import java.util.List;

/** Where the records of a play go, each kind about in the order of writing. */
public interface Records {
  default void exchange(Exchange exchange) throws IOException {}

  default void connection(Connection connection) throws IOException {}

  default void fetch(Fetch fetch) throws IOException {}

  /** Each record to all of these. */
  static Records toAll(List<? extends Records> all) {
    List<Records> sinks = List.copyOf(all);
    return new Records() {
      @Override
      public void exchange(Exchange exchange) throws IOException {
        for (Records sink : sinks) {
          sink.exchange(exchange);
        }
      }

      @Override
      public void connection(Connection connection) throws IOException {
        for (Records sink : sinks) {
          sink.connection(connection);
        }
      }

      @Override
      public void fetch(Fetch fetch) throws IOException {
        for (Records sink : sinks) {
          sink.fetch(fetch);
        }
      }
    };
  }
}
