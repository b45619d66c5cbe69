package fluxgate.app.source;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.observation.ObservationSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the path arguments stand for, looked at but not yet read. Read once. */
public final class Plan implements ObservationSource {
  private final List<String> problems;
  private final List<ContextFile> contextFiles;
  private final List<TelemetryFile> files;
  private final List<Unrecognised> unrecognised;
  private final ReadOptions options;
  private final AtomicLong bytesRead;
  private final Map<String, Format> formats = new HashMap<>();
  private List<TelemetryFile> recognised = List.of();

  Plan(
      List<String> problems,
      List<ContextFile> contextFiles,
      List<TelemetryFile> files,
      List<Unrecognised> unrecognised,
      ReadOptions options,
      AtomicLong bytesRead) {
    this.problems = List.copyOf(problems);
    this.contextFiles = List.copyOf(contextFiles);
    this.files = List.copyOf(files);
    this.unrecognised = List.copyOf(unrecognised);
    this.options = options;
    this.bytesRead = bytesRead;
  }

  /** One sentence for each named input that cannot be read; with any, reading should not begin. */
  public List<String> problems() {
    return problems;
  }

  /** Inputs that tell how to read the others, in the order of the arguments. */
  public List<ContextFile> contextFiles() {
    return contextFiles;
  }

  /** Files that are not read: in folders, or empty. */
  @Override
  public List<Unrecognised> unrecognised() {
    return unrecognised;
  }

  /** The telemetry files, in the order of the arguments. */
  List<TelemetryFile> files() {
    return files;
  }

  /** Whether a file that will be read may hold this. */
  @Override
  public boolean carries(Carries what) {
    return files.stream()
        .map(file -> Format.byId(file.format().id()))
        .anyMatch(format -> format == null || format.carries().contains(what));
  }

  /** The formats of the telemetry files, each once. */
  @Override
  public List<Format> formats() {
    return files.stream()
        .map(file -> Format.byId(file.format().id()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The format of a telemetry file by its name; null for another, or for a format of no row. */
  public @Nullable Format formatOf(String name) {
    if (formats.isEmpty()) {
      for (TelemetryFile file : files) {
        Format format = Format.byId(file.format().id());
        if (format != null) {
          formats.put(file.input().name(), format);
        }
      }
    }
    return formats.get(name);
  }

  /** The names of the telemetry files, in the order of the arguments. */
  public List<String> fileNames() {
    return files.stream().map(file -> file.input().name()).toList();
  }

  /** Octets that will be read as stored; -1 where an input's size cannot be known. */
  public long totalBytes() {
    return totalBytes(files);
  }

  private static long totalBytes(List<TelemetryFile> all) {
    long total = 0;
    for (TelemetryFile file : all) {
      if (file.original() == null && file.readBefore() == null) {
        if (file.input().size() < 0) {
          return -1;
        }
        total += file.input().size();
      }
    }
    return total;
  }

  /**
   * Reads all telemetry into the sink, in event-time order, on this thread.
   *
   * <p>What the sink or the listener throws ends the reading and is thrown on, with every file
   * closed.
   */
  @Override
  public ReadReport read(ObservationSink sink, Progress progress) {
    Delivery delivery = new Delivery(sink, Carry.nothing());
    return report(files, read(files, delivery::deliver, progress, () -> {}));
  }

  /**
   * As {@link #read(ObservationSink, Progress)}, going on where an earlier reading stopped, so that
   * both together hand on what one reading of all their files would.
   *
   * @param carry what that reading handed on; afterwards what this one hands on
   * @param beforeHeld called when everything was handed on that no file of a later reading can
   *     precede; what follows after it will be handed on again by the next reading
   */
  public ReadReport read(
      ObservationSink sink, Progress progress, Carry carry, Runnable beforeHeld) {
    List<TelemetryFile> recognised = recognised(carry);
    Delivery delivery = new Delivery(sink, carry);
    HoldingWindow window = new HoldingWindow(delivery, carry.held(), options.latenessMicros());
    Runnable atEnd =
        () -> {
          long[] delivered = new long[1];
          Runnable checkpoint =
              () -> {
                delivered[0] = delivery.deliveredMicros();
                beforeHeld.run();
              };
          List<Entry> held = window.end(checkpoint);
          carry.handOn(held, delivered[0]);
        };
    List<Cursor> cursors = read(recognised, window::take, progress, atEnd);
    remember(cursors, carry);
    return report(recognised, cursors);
  }

  /**
   * As {@link #read(ObservationSink, Progress)}, leaving out what earlier readings read: the same
   * files, and the beginnings of files that have grown. Nothing is held back, so what follows in a
   * later reading may belong before the end of this one.
   *
   * @param carry what the reading before handed on; afterwards what this one hands on
   * @param read takes each file that was read, and can be read again, in no order
   */
  public ReadReport readNew(
      ObservationSink sink, Progress progress, Carry carry, Consumer<ReadFile> read) {
    recognised = recognised(carry);
    Delivery delivery = new Delivery(sink, carry);
    // No early collections: what the sink gathers and drops as a whole would be looked through
    // again
    // and again, for a quarter of the CPU of an import.
    List<Cursor> cursors = read(recognised, delivery::deliver, progress, () -> {}, () -> {});
    for (KnownFiles.KnownFile file : remember(cursors, carry)) {
      FilePrint print = file.print();
      read.accept(
          new ReadFile(file.name(), print.size(), print.digest(), file.records(), file.readTo()));
    }
    carry.handOn(List.of(), Long.MIN_VALUE); // a reading of older files is not late
    return report(recognised, cursors);
  }

  /** As {@link #readNew}, of these files as they are, with nothing known of other records. */
  static ReadReport readAgain(
      List<TelemetryFile> files, ReadOptions options, ObservationSink sink, Progress progress) {
    Plan plan = new Plan(List.of(), List.of(), files, List.of(), options, new AtomicLong());
    Delivery delivery = new Delivery(sink, Carry.nothing());
    return report(files, plan.read(files, delivery::deliver, progress, () -> {}, () -> {}));
  }

  /** These files as earlier readings read them. */
  public EarlierInputs earlier(Collection<ReadFile> read) {
    return new EarlierInputs(files, options, read);
  }

  /**
   * The SHA-256 of each input as stored, by its name, in hexadecimal digits; of those that can be
   * read again, once {@link #readNew} has looked at them.
   */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new HashMap<>();
    for (TelemetryFile file : recognised) {
      if (file.past() != null) {
        hashes.put(file.input().name(), file.past().print().digest());
      }
    }
    for (TelemetryFile file : recognised) {
      String same = file.original() == null ? null : hashes.get(file.original().input().name());
      if (same != null) {
        hashes.put(file.input().name(), same);
      }
    }
    return hashes;
  }

  private List<TelemetryFile> recognised(Carry carry) {
    List<TelemetryFile> recognised = new ArrayList<>();
    for (TelemetryFile file : files) {
      recognised.add(carry.files().recognise(file));
    }
    return recognised;
  }

  private static List<KnownFiles.KnownFile> remember(List<Cursor> cursors, Carry carry) {
    List<KnownFiles.KnownFile> read = new ArrayList<>();
    for (Cursor cursor : cursors) {
      KnownFiles.Past past = cursor.file().past();
      if (past != null) {
        FileReading reading = cursor.reading;
        read.add(
            carry
                .files()
                .remember(
                    past,
                    cursor.file().input().name(),
                    reading.ledger().readCount(),
                    reading.readTo()));
      }
    }
    return read;
  }

  private List<Cursor> read(
      List<TelemetryFile> all, BiConsumer<Cursor, Entry> next, Progress progress, Runnable atEnd) {
    return read(all, next, progress, atEnd, new EarlyCollection()::afterBatch);
  }

  private List<Cursor> read(
      List<TelemetryFile> all,
      BiConsumer<Cursor, Entry> next,
      Progress progress,
      Runnable atEnd,
      Runnable afterBatch) {
    List<TelemetryFile> read =
        all.stream().filter(file -> file.original() == null && file.readBefore() == null).toList();
    long total = totalBytes(read);
    Workers workers = new Workers(options.threads());
    Merge merge =
        new Merge(
            read,
            options,
            workers,
            next,
            bytesRead,
            records -> {
              progress.update(bytesRead.get(), total, records);
              afterBatch.run();
            });
    try {
      merge.run();
      atEnd.run();
    } finally {
      if (workers.stop()) {
        merge.close();
      }
    }
    return merge.cursors();
  }

  private static ReadReport report(List<TelemetryFile> all, List<Cursor> cursors) {
    Map<InputFile, FileReport> done = new IdentityHashMap<>();
    for (Cursor cursor : cursors) {
      done.put(cursor.file().input(), report(cursor));
    }
    for (TelemetryFile file : all) {
      KnownFiles.KnownFile before = file.readBefore();
      if (before != null) {
        done.put(file.input(), duplicate(file, before.records(), before.name()));
      }
    }
    List<FileReport> reports = new ArrayList<>();
    for (TelemetryFile file : all) {
      TelemetryFile original = file.original();
      FileReport first = original == null ? null : done.get(original.input());
      FileReport own = done.get(file.input());
      if (first != null) {
        reports.add(duplicate(file, first.ledger().readCount(), first.file()));
      } else if (own != null) {
        reports.add(own);
      }
    }
    return ReadReport.of(reports);
  }

  private static FileReport duplicate(TelemetryFile file, long records, String of) {
    Ledger ledger = new Ledger();
    ledger.duplicateFile(records);
    return new FileReport(file.input().name(), file.format().id(), 0, 0, ledger, of, null);
  }

  private static FileReport report(Cursor cursor) {
    FileReading reading = cursor.reading;
    Ledger ledger = new Ledger();
    ledger.add(reading.ledger());
    ledger.add(cursor.ledger);
    return new FileReport(
        cursor.file().input().name(),
        cursor.file().format().id(),
        reading.storedOctets(),
        reading.decompressedOctets(),
        ledger,
        null,
        reading.note());
  }
}
