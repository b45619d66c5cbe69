package fluxgate.app.source;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.ObservationSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the path arguments stand for, looked at but not yet read. Read once. */
public final class Plan {
  private final List<String> problems;
  private final List<ContextFile> contextFiles;
  private final List<TelemetryFile> files;
  private final List<Unrecognised> unrecognised;
  private final ReadOptions options;
  private final AtomicLong bytesRead;

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

  /** Files in folders that are not read. */
  public List<Unrecognised> unrecognised() {
    return unrecognised;
  }

  /** The telemetry files, in the order of the arguments. */
  List<TelemetryFile> files() {
    return files;
  }

  /** The names of the telemetry files, in the order of the arguments. */
  public List<String> fileNames() {
    return files.stream().map(file -> file.input().name()).toList();
  }

  /** Octets that will be read as stored; -1 where an input's size cannot be known. */
  public long totalBytes() {
    long total = 0;
    for (TelemetryFile file : files) {
      if (file.original() == null) {
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
  public ReadReport read(ObservationSink sink, Progress progress) {
    List<TelemetryFile> read = files.stream().filter(file -> file.original() == null).toList();
    long total = totalBytes();
    Workers workers = new Workers(options.threads());
    Merge merge =
        new Merge(
            read,
            options,
            workers,
            sink,
            bytesRead,
            records -> progress.update(bytesRead.get(), total, records));
    try {
      merge.run();
    } finally {
      if (workers.stop()) {
        merge.close();
      }
    }
    return report(merge.cursors());
  }

  private ReadReport report(List<Cursor> cursors) {
    Map<TelemetryFile, FileReport> done = new HashMap<>();
    for (Cursor cursor : cursors) {
      done.put(cursor.file(), report(cursor));
    }
    List<FileReport> reports = new ArrayList<>();
    for (TelemetryFile file : files) {
      FileReport own = done.get(file);
      TelemetryFile original = file.original();
      FileReport first = original == null ? null : done.get(original);
      if (own != null) {
        reports.add(own);
      } else if (first != null) {
        Ledger ledger = new Ledger();
        ledger.duplicateFile(first.ledger().readCount());
        reports.add(
            new FileReport(
                file.input().name(), file.format().id(), 0, 0, ledger, first.file(), null));
      }
    }
    return ReadReport.of(reports);
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
