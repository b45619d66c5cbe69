package fluxgate.app.redaction;

import fluxgate.observation.Client;
import fluxgate.observation.Observation;
import fluxgate.verdict.Finding;
import java.util.List;

/** What outputs may show of whom. */
public sealed interface Redaction permits NoRedaction, ClientRedaction {
  /** Everything is shown. */
  static Redaction none() {
    return new NoRedaction();
  }

  /** Clients are shown as pseudonyms under the key. */
  static Redaction clients(RedactionKey key) {
    return new ClientRedaction(key);
  }

  /** Hears of a client, which is then hidden wherever a text spells it. */
  void meet(Client client);

  /** The observation's client is met where it asked; of who connected, only its host. */
  void meet(Observation observation);

  /**
   * The findings as they may be shown, in the same order. All of a run together: a client of one
   * may stand in a sentence of another.
   */
  List<Disclosed> disclose(List<Finding> findings);

  /**
   * Text that is no part of a finding, the name of a file for one, as it may be shown. Under
   * redaction no address stays, nor a host that was met.
   */
  String text(String text);

  /**
   * A document on the run as a whole, its summary for one, as it may be shown. Under redaction
   * addresses of public servers stay; clients that were met go, and private addresses.
   */
  String document(String text);

  /** As {@link #document}, of markup: what stands between tags, not what makes the page. */
  String page(String html);
}
