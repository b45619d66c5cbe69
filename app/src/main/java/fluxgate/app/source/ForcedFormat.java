package fluxgate.app.source;

import fluxgate.format.Format;
import fluxgate.format.Head;
import fluxgate.format.envelope.Wrapped;
import org.jspecify.annotations.Nullable;

/**
 * What in a folder is plainly not of the one format that everything is to be read as. A file that
 * was named itself is read as was said; whoever names a folder means the logs in it.
 */
final class ForcedFormat {
  private ForcedFormat() {}

  /** Why a file of this content is left out, or null. */
  static @Nullable String contradiction(Head head, Format forced) {
    if (head.length() == 0 || Wrapped.holds(head, forced)) {
      return null;
    }
    if (OwnFile.reason(head) != null) {
      return OwnFile.BESIDE_LOGS;
    }
    Wrapped content = Wrapped.of(head);
    String found = content == null ? kind(head, forced) : content.format().id();
    return found == null ? null : "its content is " + found + ", not " + forced.id();
  }

  /** What the content is instead, as far as can be told; null where it may be of the format. */
  private static @Nullable String kind(Head head, Format forced) {
    boolean binary = false;
    for (int i = 0; i < head.length(); i++) {
      binary |= head.octet(i) == 0;
    }
    return switch (forced.framing()) {
      case LINES, LINES_AND_OBJECTS, FLOW_TUPLES -> binary ? "binary" : null;
      case FLOW_DATAGRAMS, LENGTH_PREFIXED -> binary ? null : "text";
      case PCAP, PCAPNG, FRAME_STREAMS -> binary ? "something else" : "text"; // they begin so
    };
  }
}
