package fluxgate.format.azuredns;

import fluxgate.format.text.FieldValue;

/** A line: the columns, or a diagnostic record around them. */
final class AzureRow extends Columns {
  final FieldValue time = value("time");
  final Columns properties = row("properties", new Columns());

  Columns columns() {
    return properties.isPresent() ? properties : this;
  }

  /** The time of the row, else of the record around it. */
  FieldValue at() {
    FieldValue generated = columns().timeGenerated;
    return generated.isPresent() ? generated : timeGenerated.isPresent() ? timeGenerated : time;
  }
}
