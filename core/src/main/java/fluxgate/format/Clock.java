package fluxgate.format;

/** What the times of a format say. */
public enum Clock {
  /** The zone, or seconds since the epoch. */
  COMPLETE,
  /** Local time: the zone is the user's to name. */
  WITHOUT_ZONE,
  /** Local time without its year: see {@link LogClock}. */
  WITHOUT_YEAR,
  /** Nothing: the wrapper around the record has to say it. */
  OF_THE_WRAPPER
}
