package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.net.IpAddress;
import fluxgate.observation.ResolverSettingObservation;
import java.util.List;

/** Which resolvers machines were told to ask; rare. */
final class SettingBatch extends Batch {
  private static final int OWN_OCTETS = 72;

  final int[] change = new int[MOST];
  final int[][] servers = new int[MOST][];

  /** -1 for none. */
  final int[] account = new int[MOST];

  SettingBatch() {
    super(Kind.SETTINGS);
  }

  void add(ResolverSettingObservation seen, long place, boolean isLate) {
    int row = row(seen, seen.machine(), place, isLate);
    List<IpAddress> named = seen.servers();
    change[row] = seen.change().ordinal();
    servers[row] = new int[named.size()];
    for (int i = 0; i < named.size(); i++) {
      servers[row][i] = part.addresses.of(named.get(i));
    }
    account[row] = part.accounts.ofNullable(seen.by());
    part.added(ROW_OCTETS + OWN_OCTETS, named.size());
  }
}
