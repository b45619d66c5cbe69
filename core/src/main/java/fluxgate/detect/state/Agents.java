package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Agents by their addresses, in the order in which they came.
 *
 * <p>Every address of every answer is looked up here several times, so it is one array of open
 * addressing over the agents themselves, which know their addresses. Those that go do so together
 * and seldom: then the table is made anew.
 */
final class Agents {
  private static final int FIRST_ROOM = 8;

  /** Never written to: a table grows before the first agent comes. */
  private static final @Nullable Agent[] NONE = new Agent[1];

  /** Comes with the first. */
  private List<Agent> inOrder = List.of();

  private @Nullable Agent[] table = NONE;

  @Nullable Agent get(IpAddress address) {
    return table[slot(address)];
  }

  /** Takes an agent of an address that has none. */
  void add(Agent agent) {
    inOrder = inOrder.isEmpty() ? new ArrayList<>(2) : inOrder;
    inOrder.add(agent);
    if (2 * inOrder.size() > table.length) {
      fill(Math.max(FIRST_ROOM, 2 * table.length));
    } else {
      table[slot(agent.address())] = agent;
    }
  }

  /** Lets go of agents that it has. */
  void removeAll(Collection<Agent> gone) {
    if (gone.isEmpty()) {
      return;
    }
    Set<Agent> leaving = Collections.newSetFromMap(new IdentityHashMap<>());
    leaving.addAll(gone);
    inOrder.removeIf(leaving::contains);
    int room = FIRST_ROOM;
    while (room < 2 * inOrder.size()) {
      room *= 2;
    }
    fill(room);
  }

  private void fill(int room) {
    table = new Agent[room];
    for (Agent agent : inOrder) {
      table[slot(agent.address())] = agent;
    }
  }

  private int slot(IpAddress address) {
    int slot = address.hashCode() & table.length - 1;
    Agent agent = table[slot];
    while (agent != null && !agent.address().equals(address)) {
      slot = slot + 1 & table.length - 1;
      agent = table[slot];
    }
    return slot;
  }

  int size() {
    return inOrder.size();
  }

  /** In the order in which they came; a view. */
  List<Agent> all() {
    return Collections.unmodifiableList(inOrder);
  }
}
