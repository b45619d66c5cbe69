package fluxgate.detect.surroundings;

import fluxgate.detect.state.Mark;
import fluxgate.detect.state.MarkSet;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import org.jspecify.annotations.Nullable;

/** What lives in one network, as far as local traffic shows, in one generation of the table. */
final class NetworkRole implements Slice {
  /** Beyond, more is not more certain. */
  private static final int MOST_NAMES = 64;

  private static final int MOST_UNITS = 64;
  private static final int MOST_BLOCKS = 8;
  private static final int MOST_OTHERS = 8;

  private static final int V4_BLOCK_BITS = 24;
  private static final int V6_BLOCK_BITS = 48;

  private final NetworkKind table;
  private MarkSet steady = new MarkSet();
  private MarkSet popular = new MarkSet();
  private MarkSet operators = new MarkSet();
  private MarkSet units = new MarkSet();
  private MarkSet blocks = new MarkSet();
  private MarkSet rotators = new MarkSet();

  NetworkRole(NetworkKind table) {
    this.table = table;
  }

  void hosts(long name) {
    steady.add(name, MOST_NAMES);
  }

  void hostsPopular(long name, long operator) {
    popular.add(name, MOST_NAMES);
    if (operator != 0) {
      operators.add(operator, MOST_OTHERS);
    }
  }

  void hostsNoMore(long name) {
    steady.remove(name);
    popular.remove(name);
  }

  void rotates(long name, IpAddress address) {
    units.add(Mark.of(address.truncate(32, 56)), MOST_UNITS);
    blocks.add(Mark.of(address.truncate(V4_BLOCK_BITS, V6_BLOCK_BITS)), MOST_BLOCKS);
    rotators.add(name, MOST_OTHERS);
  }

  /**
   * What two generations of a network add up to.
   *
   * @param table the kind that the table gives it
   * @param steady names that stay at one or two addresses there, asked by anybody
   * @param popular of those, the ones that several clients ask
   * @param operators who serves the popular ones' zones; 0 where no delegation was seen
   * @param units addresses (IPv6: /56) there among which names rotate
   * @param blocks in how many /24 (IPv6: /48) these lie
   * @param rotators how many names rotate among them
   */
  record Sum(
      NetworkKind table,
      int steady,
      int popular,
      int operators,
      int units,
      int blocks,
      int rotators) {}

  static Sum sum(@Nullable NetworkRole younger, @Nullable NetworkRole elder) {
    NetworkRole one = younger == null ? new NetworkRole(NetworkKind.UNKNOWN) : younger;
    NetworkRole other = elder == null ? new NetworkRole(NetworkKind.UNKNOWN) : elder;
    return new Sum(
        younger == null ? other.table : one.table,
        one.steady.sizeWith(other.steady),
        one.popular.sizeWith(other.popular),
        one.operators.sizeWith(other.operators),
        one.units.sizeWith(other.units),
        one.blocks.sizeWith(other.blocks),
        one.rotators.sizeWith(other.rotators));
  }

  @Override
  public void write(StateWriter out) {
    out.count(table.ordinal());
    steady.write(out);
    popular.write(out);
    operators.write(out);
    units.write(out);
    blocks.write(out);
    rotators.write(out);
  }

  static NetworkRole read(StateReader in) {
    int kind = in.smallCount();
    if (kind >= NetworkKind.values().length) {
      throw new StateReader.StateFormatException("no network kind " + kind);
    }
    NetworkRole role = new NetworkRole(NetworkKind.values()[kind]);
    role.steady = MarkSet.read(in);
    role.popular = MarkSet.read(in);
    role.operators = MarkSet.read(in);
    role.units = MarkSet.read(in);
    role.blocks = MarkSet.read(in);
    role.rotators = MarkSet.read(in);
    return role;
  }
}
