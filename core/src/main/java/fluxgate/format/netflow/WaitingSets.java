package fluxgate.format.netflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Data sets that came before their template; the oldest goes first when there are too many. */
final class WaitingSets {
  /** Exporters repeat templates every few minutes; this is what some thousand datagrams hold. */
  private static final int MOST_OCTETS = 4 << 20;

  /** The records of one set, copied. */
  record Waiting(TemplateKey key, byte[] octets, Export export) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long octets;

  void add(TemplateKey key, byte[] buffer, int start, int length, Export export) {
    waiting.add(new Waiting(key, Arrays.copyOfRange(buffer, start, start + length), export));
    octets += length;
    while (octets > MOST_OCTETS) {
      octets -= waiting.remove().octets().length;
    }
  }

  /** Takes out, in order, those whose template is known by now. */
  List<Waiting> ready(Templates templates) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Waiting> ready = new ArrayList<>();
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      Waiting one = all.next();
      if (templates.get(one.key()) != null) {
        ready.add(one);
        octets -= one.octets().length;
        all.remove();
      }
    }
    return ready;
  }
}
