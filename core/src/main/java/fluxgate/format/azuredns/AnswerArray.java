package fluxgate.format.azuredns;

import fluxgate.dns.RRType;
import fluxgate.format.Frame;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.TextRdata;
import java.nio.charset.StandardCharsets;

/** Reads the column {@code Answer}, which is an array of records or a string with one in it. */
final class AnswerArray {
  /** Longer than any mnemonic of a type. */
  private static final int MOST_WORD = 32;

  /** A string of a column has 32 KiB at most. */
  private static final int MOST_TEXT = 32 * 1024;

  private final JsonLine json = new JsonLine();
  private final Around row = new Around();

  /** What stands around the array. */
  private static final class Around extends FieldRow {
    private final FieldRows<Item> answer = rows("Answer", Item::new);
    private final Inner properties = row("properties", new Inner());
  }

  /** {@code properties}. */
  private static final class Inner extends FieldRow {
    private final FieldRows<Item> answer = rows("Answer", Item::new);
  }

  /** One record. */
  private static final class Item extends FieldRow {
    private final FieldValue type = value("Type");
    private final FieldValue data = value("RData");
  }

  /** Adds the records of the line. */
  void add(Frame frame, FieldValue text, AnswerChain chain) {
    boolean read;
    if (text.isPresent()) {
      String line = "{\"Answer\":" + text.text(MOST_TEXT) + "}";
      byte[] octets = line.getBytes(StandardCharsets.UTF_8);
      read = json.read(octets, 0, octets.length, row);
    } else {
      read = json.read(frame.buffer, frame.start, frame.length, row);
    }
    if (read) {
      FieldRows<Item> items = row.answer.size() > 0 ? row.answer : row.properties.answer;
      for (int i = 0; i < items.size(); i++) {
        Item item = items.get(i);
        RRType type = RRType.parse(item.type.text(MOST_WORD));
        if (type != null && item.data.isPresent() && !item.data.isEmpty()) {
          chain.add(null, type, TextRdata.of(type, item.data, false), -1);
        }
      }
    }
  }
}
