package fluxgate.app.source;

import fluxgate.format.Format;
import fluxgate.format.Head;
import fluxgate.format.envelope.Wrapped;
import fluxgate.format.netflow.FlowTemplates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every input before any is read: which are context, which telemetry of which format, when
 * each begins, and which cannot be read.
 */
public final class Telemetry {
  private static final String NO_FORMAT = "not a format that Fluxgate reads";

  private final ReadOptions options;
  private final Function<Head, @Nullable RecordFormat> recogniser;
  private final AtomicLong bytesRead = new AtomicLong();
  private final List<String> problems = new ArrayList<>();
  private final List<Unrecognised> unrecognised = new ArrayList<>();
  private final List<ContextFile> contextFiles = new ArrayList<>();
  private final List<TelemetryFile> files = new ArrayList<>();
  private final Set<String> usedFolders = new HashSet<>();

  /** Whether there need be no telemetry, or no input at all. */
  private boolean contextSuffices;

  private boolean nothingSuffices;

  private Telemetry(ReadOptions options, Function<Head, @Nullable RecordFormat> recogniser) {
    this.options = options;
    this.recogniser = recogniser;
  }

  /**
   * What the arguments stand for. Nothing is thrown: what is wrong with them stands in {@link
   * Plan#problems}.
   *
   * @param arguments files, folders, patterns, {@code -}
   */
  public static Plan open(List<String> arguments, ReadOptions options) {
    return open(arguments, options, head -> recognise(head, options.format()));
  }

  /** As {@link #open(List, ReadOptions)}, where context may come without telemetry, to be kept. */
  public static Plan openToKeep(List<String> arguments, ReadOptions options) {
    Telemetry telemetry = new Telemetry(options, head -> recognise(head, options.format()));
    telemetry.contextSuffices = true;
    return telemetry.plan(new Expansion(arguments));
  }

  /**
   * As {@link #open(List, ReadOptions)}, where observations come from elsewhere: there need be no
   * inputs, and those that there are have to be context.
   *
   * @param refusal completes a sentence about an input that is telemetry
   */
  public static Plan openContext(List<String> arguments, ReadOptions options, String refusal) {
    Telemetry telemetry = new Telemetry(options, head -> recognise(head, options.format()));
    telemetry.nothingSuffices = true;
    Plan plan = telemetry.plan(new Expansion(arguments));
    List<String> problems = new ArrayList<>(plan.problems());
    plan.fileNames().stream().limit(1).forEach(name -> problems.add(name + refusal));
    return new Plan(
        problems,
        plan.contextFiles(),
        List.of(),
        plan.unrecognised(),
        options,
        telemetry.bytesRead);
  }

  /** As {@link #open(List, ReadOptions)}, with a table of formats of the caller's own. */
  static Plan open(
      List<String> arguments,
      ReadOptions options,
      Function<Head, @Nullable RecordFormat> recogniser) {
    return new Telemetry(options, recogniser).plan(new Expansion(arguments));
  }

  private static @Nullable RecordFormat recognise(Head head, @Nullable Format forced) {
    Wrapped wrapped = forced == null ? Wrapped.of(head) : Wrapped.of(head, forced);
    return wrapped == null ? null : RecordFormat.of(wrapped);
  }

  private Plan plan(Expansion expansion) {
    problems.addAll(expansion.problems());
    unrecognised.addAll(expansion.unreadable());
    for (InputFile input : expansion.files()) {
      try {
        lookAt(input);
      } catch (IOException e) {
        refuse(input, Expansion.sentence(e));
      }
    }
    for (String folder : expansion.folders()) {
      if (!usedFolders.contains(folder)) {
        boolean empty =
            expansion.unreadable().isEmpty()
                && expansion.files().stream().noneMatch(file -> folder.equals(file.folder()));
        problems.add(
            folder
                + (empty
                    ? NextStep.NO_FILE
                    : ": no readable telemetry in this folder" + NextStep.nothing(options.format()))
                + ".");
      }
    }
    boolean enough =
        !files.isEmpty() || nothingSuffices || contextSuffices && !contextFiles.isEmpty();
    if (problems.isEmpty() && !enough) {
      List<String> empty =
          unrecognised.stream().filter(Unrecognised::isEmpty).map(Unrecognised::file).toList();
      problems.add(
          empty.isEmpty()
              ? "There is no telemetry among the inputs"
                  + (contextFiles.isEmpty()
                      ? "; name logs of DNS."
                      : ": "
                          + contextFiles.getFirst().name()
                          + " only names the networks for it; name logs of DNS as well.")
              : Unrecognised.sayEmpty(empty)
                  + ", and there is nothing else to read; see whether the sensor writes there, or"
                  + " name other files.");
    }
    List<TelemetryFile> marked = DuplicateFiles.mark(withTemplates());
    return new Plan(problems, contextFiles, marked, unrecognised, options, bytesRead);
  }

  private void lookAt(InputFile input) throws IOException {
    boolean again = input.isRereadable();
    OpenInput opened =
        new OpenInput(input.open(options.standardInput()), again ? new AtomicLong() : bytesRead);
    boolean keep = false;
    try {
      Head head = opened.head();
      RecordFormat format = head.length() == 0 ? null : recogniser.apply(head);
      String several = format == null ? null : severalLogs(input, opened);
      String other = format == null ? null : otherThanForced(input, head);
      if (head.length() > 0 && options.context().test(head)) {
        keep = !again;
        contextFiles.add(new ContextFile(input, again ? null : opened));
        use(input);
      } else if (several != null) {
        refuse(input, several);
      } else if (other != null) {
        refuse(input, other);
      } else if (format != null) {
        keep = !again;
        files.add(telemetry(input, format, opened, head));
        use(input);
      } else {
        refuse(input, reason(input, opened, head));
      }
    } finally {
      if (!keep) {
        opened.close();
      }
    }
  }

  /** Why the input is not read as the format that was said, or null. */
  private @Nullable String otherThanForced(InputFile input, Head head) {
    Format forced = options.format();
    return forced == null || input.folder() == null
        ? null
        : ForcedFormat.contradiction(head, forced);
  }

  /** Why the input is no one log but several, or null. */
  private @Nullable String severalLogs(InputFile input, OpenInput opened) {
    Path path = input.path();
    if (path == null || !input.isRereadable() || !opened.isZip()) {
      return null;
    }
    return new ZipLogs(
            head -> {
              RecordFormat format = recogniser.apply(head);
              return format == null ? null : format.id();
            })
        .problem(path);
  }

  private TelemetryFile telemetry(
      InputFile input, RecordFormat format, OpenInput opened, Head head) {
    boolean again = input.isRereadable();
    InputStream beginning =
        again
            ? new LimitedStream(opened.stream(), Peek.MOST_OCTETS)
            : new ByteArrayInputStream(head.bytes(), 0, head.length());
    Peek peek = new Peek(format, input.forDecoder(options), beginning);
    return new TelemetryFile(
        input,
        format,
        peek.notBeforeMicros(options.latenessMicros()),
        peek.aggregates(),
        again ? null : opened,
        FlowTemplates.NONE,
        null,
        null);
  }

  /** The files, with the templates that any of them announces for all. */
  private List<TelemetryFile> withTemplates() {
    FlowTemplates announced = AnnouncedTemplates.of(files);
    return announced.count() == 0
        ? files
        : files.stream().map(file -> withTemplates(file, announced)).toList();
  }

  /** Looks once more at when the file begins: with the templates more of it is understood. */
  private TelemetryFile withTemplates(TelemetryFile file, FlowTemplates announced) {
    if (!file.format().announcesTemplates()) {
      return file;
    }
    TelemetryFile known = file.withTemplates(announced, Long.MIN_VALUE);
    try (InputStream beginning = AnnouncedTemplates.beginning(file, Peek.MOST_OCTETS)) {
      Peek peek = new Peek(file.format(), known.forDecoder(options), beginning);
      return known.withTemplates(announced, peek.notBeforeMicros(options.latenessMicros()));
    } catch (IOException e) {
      return known; // reading it for good meets the same, and says so
    }
  }

  private void use(InputFile input) {
    if (input.folder() != null) {
      usedFolders.add(input.folder());
    }
  }

  private static String reason(InputFile input, OpenInput opened, Head head) {
    IOException failure = opened.headFailure();
    if (failure != null) {
      return Expansion.sentence(failure);
    }
    if (head.length() == 0) {
      return Unrecognised.EMPTY;
    }
    String compressed = OtherCompression.reason(head);
    if (compressed != null) {
      return compressed;
    }
    String own = OwnFile.reason(head);
    if (own == null) {
      return NO_FORMAT;
    }
    return input.folder() == null ? own : OwnFile.BESIDE_LOGS;
  }

  private void refuse(InputFile input, String reason) {
    Unrecognised refused = new Unrecognised(input.name(), reason);
    if (refused.isEmpty()) {
      use(input); // an hour without a record is no mistake
    } else if (input.folder() == null) {
      String step = reason.equals(NO_FORMAT) ? NextStep.NO_FORMAT : "";
      problems.add(input.name() + ": " + reason + step + ".");
      return;
    }
    unrecognised.add(refused);
  }
}
