package fluxgate.app.history.part;

import fluxgate.dns.Rdata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of a part, with the records of their sets numbered. */
final class AnswerRows extends Rows<AnswerBatch> {
  /** The records of all sets of the part. */
  final Ids<Rdata> rdata;

  /** By record, once it was asked for. */
  private final byte[] @Nullable [] recordTexts;

  /** By name, once it was asked for. */
  private final byte[] @Nullable [] nameTexts;

  private @Nullable PartOrder partOrder;

  AnswerRows(List<AnswerBatch> batches) {
    super(batches);
    rdata = part.sets.records;
    recordTexts = new byte[rdata.size()][];
    nameTexts = new byte[part.names.size()][];
  }

  /** A name in UTF-8; each group of rows has it once more. */
  byte[] nameText(int id) {
    byte[] known = nameTexts[id];
    if (known == null) {
      known = Part.utf8(part.names.get(id).toString());
      nameTexts[id] = known;
    }
    return known;
  }

  /** What a record says, in UTF-8; files and orders of a part ask for it several times. */
  byte[] recordText(int id) {
    byte[] known = recordTexts[id];
    if (known == null) {
      known = Part.utf8(Part.text(rdata.get(id)));
      recordTexts[id] = known;
    }
    return known;
  }

  /** The order of names and records; worked out when first asked for. */
  PartOrder partOrder() {
    PartOrder known = partOrder;
    if (known == null) {
      known = new PartOrder(this);
      partOrder = known;
    }
    return known;
  }
}
