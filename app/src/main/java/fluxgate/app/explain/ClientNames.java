package fluxgate.app.explain;

import fluxgate.observation.Client;
import fluxgate.verdict.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients are called on a page: the one place through which charts and tables name them.
 * Labels come from outside: neutralise or escape them.
 */
public final class ClientNames {
  private static final String UNLISTED = "a client that is not listed";

  private final @Nullable Map<Client, String> labels;

  private ClientNames(@Nullable Map<Client, String> labels) {
    this.labels = labels;
  }

  /** Everybody under their own name. */
  public static ClientNames plain() {
    return new ClientNames(null);
  }

  /**
   * The clients of {@code original} as {@code shown} calls them, which has them in the same order;
   * nobody else has a name.
   */
  public static ClientNames of(Finding original, Finding shown) {
    Map<Client, String> labels = new HashMap<>();
    List<Finding.ClientContact> seen = original.clients();
    for (int i = 0; i < Math.min(seen.size(), shown.clients().size()); i++) {
      labels.put(seen.get(i).client(), label(shown.clients().get(i).client()));
    }
    return new ClientNames(labels);
  }

  /** What to call the client. */
  public String of(Client client) {
    return labels == null ? label(client) : labels.getOrDefault(client, UNLISTED);
  }

  private static String label(Client client) {
    String process = client.process();
    return process == null ? client.label() : client.label() + " " + process;
  }
}
