package fluxgate.bench.world;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One simulated day, in the shapes in which it is read.
 *
 * @param folder where it lies
 * @param options of {@code fluxgate simulate} that it is made with
 */
public record Day(Path folder, List<String> options) {
  private static final int PARTS = 8;
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Makes the world with {@code ./fluxgate simulate} where it is not there yet. */
  public static Day of(Path root, Path folder, List<String> options) throws IOException {
    Made.once(
        folder.resolve("world"),
        path -> {
          List<String> words = new ArrayList<>(List.of("./fluxgate", "simulate"));
          words.addAll(options);
          // over what an interrupted call has left there
          words.addAll(List.of("--force", "--out", path.toAbsolutePath().toString()));
          Shell.runIn(root, words);
        });
    return new Day(folder, options);
  }

  /** How it was made, for people who want to make it again. */
  public String command() {
    return "fluxgate simulate " + String.join(" ", options);
  }

  /** A file that the simulation wrote. */
  public Path simulated(String name) {
    return folder.resolve("world").resolve(name);
  }

  public Path networkMap() {
    return simulated("network-map.csv");
  }

  /** The log, tab-separated and plain. */
  public Path tsv() throws IOException {
    return Made.once(
        folder.resolve("dns.log"), path -> Shell.runInto(path, "zcat", simulated("dns.log.gz")));
  }

  /** One record in so many, and the first of each name: fewer records of the same names. */
  public Path thinned(int oneIn) throws IOException {
    Path tsv = tsv();
    if (oneIn == 1) {
      return tsv;
    }
    return Made.once(
        folder.resolve("dns-1-in-" + oneIn + ".log"),
        path -> {
          Set<String> names = new HashSet<>();
          long[] number = new long[1];
          try (BufferedWriter out = ZeekLog.writer(path)) {
            ZeekLog.read(
                tsv,
                line -> {
                  if (!ZeekLog.isRecord(line)
                      || names.add(ZeekLog.name(line))
                      || Long.remainderUnsigned(Scatter.of(number[0]++), oneIn) == 0) {
                    out.append(line).append('\n');
                  }
                });
          }
        });
  }

  /** The same records in JSON. */
  public Path json() throws IOException {
    Path tsv = tsv();
    return Made.once(
        folder.resolve("dns.json"),
        path -> {
          ZeekJson json = new ZeekJson(ZeekLog.header(tsv));
          try (BufferedWriter out = ZeekLog.writer(path)) {
            ZeekLog.read(
                tsv,
                line -> {
                  if (ZeekLog.isRecord(line)) {
                    out.append(json.object(line)).append('\n');
                  }
                });
          }
        });
  }

  /** The log as gzip(1) compresses it unasked, which is what Zeek's archives hold. */
  public Path gzip() throws IOException {
    return gzip(tsv());
  }

  private static Path gzip(Path file) throws IOException {
    return Made.once(
        file.resolveSibling(file.getFileName() + ".gz"),
        path -> Shell.runInto(path, "gzip", "-n", "-c", file));
  }

  /** The log in eight files of three hours each, compressed alike. */
  public List<Path> eight() throws IOException {
    Path parts =
        Made.once(
            folder.resolve("eight"),
            path -> {
              Files.createDirectories(path);
              split(path);
            });
    List<Path> files = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      files.add(parts.resolve("dns." + part + ".log.gz"));
    }
    return files;
  }

  private void split(Path into) throws IOException {
    List<String> header = ZeekLog.header(tsv());
    List<BufferedWriter> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      BufferedWriter out = ZeekLog.writer(into.resolve("dns." + part + ".log"));
      parts.add(out);
      for (String line : header) {
        out.append(line).append('\n');
      }
    }
    ZeekLog.read(
        tsv(),
        line -> {
          if (ZeekLog.isRecord(line)) {
            long ofDay = Math.floorMod(ZeekLog.micros(line), DAY_MICROS);
            parts.get((int) (ofDay * PARTS / DAY_MICROS)).append(line).append('\n');
          }
        });
    for (int part = 0; part < PARTS; part++) {
      parts.get(part).close();
      Path plain = into.resolve("dns." + part + ".log");
      gzip(plain);
      Files.delete(plain);
    }
  }

  /** What a sensor with the filter {@code port 53} captures: every query and response. */
  public Path dnsCapture() throws IOException {
    Path tsv = tsv();
    return Made.once(folder.resolve("port-53.pcap"), path -> Capture.write(tsv, path, 0));
  }

  /**
   * What a sensor without a filter captures: one packet in ten is DNS, the others are connections
   * to what was answered.
   */
  public Path wholeCapture() throws IOException {
    Path tsv = tsv();
    return Made.once(
        folder.resolve("everything.pcap"),
        path -> Capture.write(tsv, path, Capture.OTHERS_PER_MESSAGE));
  }
}
