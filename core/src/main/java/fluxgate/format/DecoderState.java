package fluxgate.format;

/**
 * What a {@link ResumableDecoder} keeps of the records before for those to come. Immutable; two
 * that are equal lead to the same outcomes and observations.
 */
public interface DecoderState {
  /** Of a decoder to which every record is the first. */
  DecoderState NOTHING = new DecoderState() {};
}
