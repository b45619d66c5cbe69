package fluxgate.app.redaction;

import fluxgate.verdict.Finding;

/** A finding as outputs may show it. Only {@link Redaction} makes one. */
public final class Disclosed {
  private final Finding finding;

  Disclosed(Finding finding) {
    this.finding = finding;
  }

  /** What may be shown. */
  public Finding finding() {
    return finding;
  }
}
