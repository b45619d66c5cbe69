package fluxgate.format.netflow;

/** The numbers that datagrams begin with. */
final class FlowVersion {
  static final int V5 = 5;
  static final int V9 = 9;
  static final int IPFIX = 10;

  private FlowVersion() {}
}
