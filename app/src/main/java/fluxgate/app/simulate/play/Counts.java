package fluxgate.app.simulate.play;

/** Counts records. */
public final class Counts implements Records {
  private long exchanges;
  private long connections;
  private long fetches;

  @Override
  public void exchange(Exchange exchange) {
    exchanges++;
  }

  @Override
  public void connection(Connection connection) {
    connections++;
  }

  @Override
  public void fetch(Fetch fetch) {
    fetches++;
  }

  public long exchanges() {
    return exchanges;
  }

  public long connections() {
    return connections;
  }

  public long fetches() {
    return fetches;
  }
}
