package fluxgate.app.simulate.play;

import fluxgate.app.simulate.traffic.Connection;
import java.io.IOException;

/** Where the records of a play go, each kind in the order of writing. */
public interface Records {
  void exchange(Exchange exchange) throws IOException;

  void connection(Connection connection) throws IOException;
}
