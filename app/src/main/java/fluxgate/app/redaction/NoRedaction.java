package fluxgate.app.redaction;

import fluxgate.verdict.Finding;
import java.util.List;

/** Shows findings as they are. */
record NoRedaction() implements Redaction {
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
}
