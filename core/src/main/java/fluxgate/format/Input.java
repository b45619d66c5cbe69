package fluxgate.format;

import fluxgate.observation.Provenance;

/**
 * What a decoder knows of the input that it reads.
 *
 * @param name as the user gave it; stands in every provenance
 */
public record Input(String name) {
  /** Where {@code frame} lies in this input. */
  public Provenance locate(Frame frame) {
    return new Provenance(name, frame.position, frame.rawLength);
  }
}
