package fluxgate.app.explain;

import fluxgate.observation.Client;
import fluxgate.verdict.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What clients are called on a page: the one place through which charts, tables and events name
 * them. Labels come from outside: neutralise or escape them.
 */
public final class ClientNames {
  private static final String UNLISTED = "a client that is not listed";

  private final @Nullable Map<Client, String> labels;
  private final List<Client> originals;
  private final UnaryOperator<String> text;

  private ClientNames(
      @Nullable Map<Client, String> labels, List<Client> originals, UnaryOperator<String> text) {
    this.labels = labels;
    this.originals = originals;
    this.text = text;
  }

  /** Everybody under their own name. */
  public static ClientNames plain() {
    return new ClientNames(null, List.of(), UnaryOperator.identity());
  }

  /**
   * The clients of {@code original} as {@code shown} calls them, which has them in the same order;
   * nobody else has a name.
   *
   * @param text what becomes of other text in which somebody may be named
   */
  public static ClientNames of(
      @Nullable Finding original, @Nullable Finding shown, UnaryOperator<String> text) {
    if (original == null || shown == null) {
      return new ClientNames(Map.of(), List.of(), text);
    }
    Map<Client, String> labels = new HashMap<>();
    List<Client> originals =
        original.clients().stream().map(Finding.ClientContact::client).toList();
    for (int i = 0; i < Math.min(originals.size(), shown.clients().size()); i++) {
      labels.put(originals.get(i), label(shown.clients().get(i).client()));
    }
    return new ClientNames(labels, originals, text);
  }

  /** What to call a client that was seen. */
  public String of(Client client) {
    return labels == null ? label(client) : labels.getOrDefault(client, UNLISTED);
  }

  /** What to call a client of the finding that is shown: its program without the long folder. */
  static String label(Client client) {
    String process = client.process();
    if (process == null) {
      return client.label();
    }
    int slash = Math.max(process.lastIndexOf('/'), process.lastIndexOf('\\'));
    return client.label() + " " + process.substring(slash + 1);
  }

  /** The client that was seen, for the one at this place of the finding that is shown. */
  Client seen(int place, Client shown) {
    return place < originals.size() ? originals.get(place) : shown;
  }

  /** Other text, the name of a file or a sensor, as it may be shown. */
  public String text(String other) {
    return text.apply(other);
  }
}
