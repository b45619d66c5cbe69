package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import java.util.HashSet;
import java.util.Set;

/** The distinct addresses of a name and their distinct autonomous systems. */
final class Dispersion {
  /** No published rule tells more addresses from these; a name in so many networks is accused. */
  private static final int MOST = 4096;

  private final Set<IpAddress> addresses = new HashSet<>(4);
  private final Set<Long> asns = new HashSet<>(4);

  void add(Answer answer) {
    for (int i = 0; i < answer.addresses().size() && addresses.size() < MOST; i++) {
      addresses.add(answer.addresses().get(i));
      if (answer.asns()[i] != 0) {
        asns.add(answer.asns()[i]);
      }
    }
  }

  int addressCount() {
    return addresses.size();
  }

  int asnCount() {
    return asns.size();
  }
}
