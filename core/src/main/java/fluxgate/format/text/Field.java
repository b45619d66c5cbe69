package fluxgate.format.text;

/** A place in a record that a notation fills: one value, several, or members of its own. */
sealed interface Field permits FieldValue, FieldSequence, FieldRow {
  /** Forgets the last record's content. */
  void clear();

  /**
   * Replaces {@code \xHH} by its octet in all values.
   *
   * @param doubled whether a backslash itself stands doubled
   */
  void unescape(boolean doubled);
}
