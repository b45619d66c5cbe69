package fluxgate.format.azureflow;

import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;

/** Azure's flow logs, tuple by tuple, and the tables made of them. */
public final class AzureFlowDecoder implements Decoder {
  private static final String ARRAY = "\"flowTuples\"";
  private static final String MEMBER = "\"flow.0\"";

  /** What stands between a member's name and its first text. */
  private static final String BEFORE_TEXT = " \t\r\n:[\"";

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");

  private final Input input;
  private final FlowTuple tuple;
  private final FlowTable table;

  public AzureFlowDecoder(Input input) {
    this.input = input;
    ConnectionLine connections = new ConnectionLine("azure-flow");
    tuple = new FlowTuple(connections);
    table = new FlowTable(input, connections);
  }

  /** By a tuple in an array or member of that name, or by a row of a table. */
  public static boolean recognises(Head head) {
    String text = new String(head.bytes(), 0, head.length(), StandardCharsets.ISO_8859_1);
    if (hasTuple(text, ARRAY) || hasTuple(text, MEMBER)) {
      return true;
    }
    FlowTable table = new FlowTable(new Input(""), new ConnectionLine("azure-flow"));
    for (String line : head.lines()) {
      boolean candidate = line.contains("\"FlowStartTime") && line.startsWith("{");
      if (candidate && table.recognises(line)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a tuple stands behind the name; arrays may be empty. */
  private static boolean hasTuple(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int from = at + name.length();
      while (from < text.length() && BEFORE_TEXT.indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      int quote = text.indexOf('"', from);
      if (quote > from && FlowTuple.looksLikeOne(text.substring(from, quote))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    int first = frame.length == 0 ? ' ' : frame.at(0);
    if (first >= '0' && first <= '9' || first == ',') {
      return tuple.take(frame.buffer, frame.start, frame.length, input.locate(frame), sink);
    }
    if (first == '{' && frame.length > 1) {
      return table.take(frame, sink);
    }
    // Lines of a document on many lines, whose tuples are records of their own.
    return " \t{}[]\"".indexOf(first) >= 0 ? Outcome.NOT_A_RECORD : OTHER_LINE;
  }

  @Override
  public void finish(ObservationSink sink) {
    tuple.finish(sink);
  }
}
