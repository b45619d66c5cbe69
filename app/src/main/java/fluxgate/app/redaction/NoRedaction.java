package fluxgate.app.redaction;

import fluxgate.observation.Client;
import fluxgate.observation.Observation;
import fluxgate.verdict.Finding;
import java.util.List;

/** Shows findings as they are. */
record NoRedaction() implements Redaction {
  @Override
  public void meet(Client client) {}

  @Override
  public void meet(Observation observation) {}

  @Override
  public List<Disclosed> disclose(List<Finding> findings) {
    return findings.stream().map(Disclosed::new).toList();
  }

  @Override
  public String text(String text) {
    return text;
  }

  @Override
  public String document(String text) {
    return text;
  }

  @Override
  public String page(String html) {
    return html;
  }
}
