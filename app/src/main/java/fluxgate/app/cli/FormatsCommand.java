package fluxgate.app.cli;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Columns;
import fluxgate.app.output.Lines;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code fluxgate formats}: the table of formats, and what each can show. */
final class FormatsCommand implements Callable<Integer> {
  /** The columns before what the format is of. */
  private static final int PRODUCT_AT = 22 + 2 + 17 + 2 + 7 + 2;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("formats");

  private FormatsCommand() {
    spec.usageMessage()
        .description("Lists the formats that Fluxgate reads, and what each of them carries.");
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Print one JSON object a format.")
            .build());
    spec.addOption(
        OptionSpec.builder("--markdown")
            .type(boolean.class)
            .description("Print the reference page, docs/reference/formats.md.")
            .build());
    spec.addOption(CommandOptions.help());
  }

  static CommandSpec spec() {
    return new FormatsCommand().spec;
  }

  @Override
  public Integer call() throws OutputException {
    PrintStream out = Output.standard();
    if (isSet("--markdown")) {
      out.print(FormatsPage.markdown());
    } else if (isSet("--json")) {
      for (Format format : Format.values()) {
        out.println(json(format));
      }
    } else {
      print(out);
    }
    Output.finish(out);
    return ExitCode.OK;
  }

  private boolean isSet(String option) {
    Boolean value = spec.findOption(option).getValue();
    return Boolean.TRUE.equals(value);
  }

  private static String json(Format format) {
    java.io.StringWriter line = new java.io.StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("type", "format");
      json.writeStringProperty("id", format.id());
      json.writeStringProperty("product", format.product());
      json.writeStringProperty("framing", word(format.framing()));
      json.writeArrayPropertyStart("carries");
      format.carries().forEach(field -> json.writeString(word(field)));
      json.writeEndArray();
      json.writeStringProperty("clock", word(format.clock()));
      json.writeStringProperty("golden", format.golden().source());
      json.writeBooleanProperty("golden_of_real_tool", format.golden().isReal());
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void print(PrintStream out) {
    String row = "%-22s  %-17s  %-7s  %s%n";
    out.printf(row, "ID", "FRAMING", "CARRIES", "PRODUCT");
    for (Format format : Format.values()) {
      String id = format.id();
      String framing = word(format.framing());
      String carries =
          Arrays.stream(Carries.values())
              .map(field -> format.carries().contains(field) ? letter(field) : "-")
              .collect(Collectors.joining());
      for (String line : Lines.wrapped(format.product(), Columns.WIDTH - PRODUCT_AT)) {
        out.printf(row, id, framing, carries, line);
        id = "";
        framing = "";
        carries = "";
      }
    }
    String legend =
        Arrays.stream(Carries.values())
            .map(field -> letter(field) + " " + FormatsPage.title(field))
            .collect(Collectors.joining(", "));
    out.println();
    Lines.wrapped(
            "CARRIES: "
                + legend
                + "; what is - the format does not carry, and nobody concludes anything from it.",
            Columns.WIDTH)
        .forEach(out::println);
    List<String> missing =
        Arrays.stream(Carries.values())
            .filter(
                field -> Arrays.stream(Format.values()).noneMatch(f -> f.carries().contains(field)))
            .map(FormatsCommand::word)
            .toList();
    if (!missing.isEmpty()) {
      out.printf("%nNot carried by any: %s%n", String.join(", ", missing));
    }
  }

  /** Its place in the column of what is carried; no two have the same. */
  private static String letter(Carries field) {
    return switch (field) {
      case ANSWERS -> "A";
      case TTL -> "T";
      case AUTHORITY -> "N"; // name servers
      case CLIENT -> "C";
      case PROCESS -> "P";
      case CONNECTION -> "F"; // flows
      case RESOLVERS -> "R";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
