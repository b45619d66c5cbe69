package fluxgate.app.explain;

import fluxgate.observation.Provenance;

/**
 * A raw record that evidence points at.
 *
 * @param text its beginning as text, as it came: neutralise or escape it
 * @param cut whether more of it follows
 */
public record RawRecord(Provenance place, String text, boolean cut) {}
