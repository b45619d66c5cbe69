package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A bag that is being made: payload first, then custody, then the file. */
public final class Bag {
  private static final int CHUNK = 1 << 16;

  private final String caseId;
  private final SortedMap<String, Content> payload = new TreeMap<>();
  private final SortedMap<String, String> hashes = new TreeMap<>();

  /** An empty one of a case. */
  public Bag(String caseId) {
    this.caseId = caseId;
  }

  /**
   * Adds a file to the payload.
   *
   * @param path from the bag's folder, {@code data/…}: lower-case letters, digits, {@code -./}
   */
  public void add(String path, Content content) throws IOException {
    try (InputStream in = content.open()) {
      hashes.put(path, Sha256.of(in));
    }
    payload.put(path, content);
  }

  /** The act that seals what was added so far; its record is to be the last of custody. */
  public Custody.Act seal() throws IOException {
    return new Custody.Act(
        Custody.EXPORTED,
        "payload of " + payload.size() + " files",
        Seal.of(hashes),
        octets(),
        null,
        Seal.METHOD);
  }

  private long octets() throws IOException {
    long octets = 0;
    for (Content content : payload.values()) {
      octets += content.size();
    }
    return octets;
  }

  /**
   * Writes the zip.
   *
   * @param file made anew; written to the end and synced, or removed
   * @param custody all records; the last one {@link #seal}s this payload
   */
  public void write(Path file, List<String> custody, CaseKey key) throws IOException {
    Map<String, Object> last = Jcs.parse(custody.getLast());
    Instant time = last == null ? null : Custody.time(last);
    if (last == null || time == null) {
      throw new IllegalArgumentException("no record of custody");
    }
    add(Seal.CUSTODY, Content.of(String.join("\n", custody) + "\n"));
    long seq = Jcs.number(last, "seq");
    add(Seal.HEAD, Content.of(Seal.head(caseId, seq, Jcs.text(last, "hash"), key)));
    SortedMap<String, Content> all = new TreeMap<>(payload);
    Tags.of(hashes, octets(), Tags.Made.of(last, time))
        .forEach((name, text) -> all.put(name, Content.of(text)));
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      zip(all, out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    payload.remove(Seal.CUSTODY);
    payload.remove(Seal.HEAD);
    hashes.remove(Seal.CUSTODY);
    hashes.remove(Seal.HEAD);
  }

  private void zip(SortedMap<String, Content> files, OutputStream out) throws IOException {
    if (files.size() > ZipLayout.MOST_ENTRIES) {
      throw new IOException("it would hold more files than a zip can");
    }
    long at = 0;
    long centralOctets = 0;
    byte[][] central = new byte[files.size()][];
    int entry = 0;
    for (Map.Entry<String, Content> file : files.entrySet()) {
      String name = caseId + "/" + file.getKey();
      Content content = file.getValue();
      long size = content.size();
      int crc = crc(content);
      byte[] local = ZipLayout.local(name, crc, size);
      central[entry] = ZipLayout.central(name, crc, size, at);
      centralOctets += central[entry++].length;
      at += local.length + size;
      if (at > ZipLayout.MOST_OCTETS) {
        throw new IOException("it would be larger than the 4 GB that a zip can hold");
      }
      out.write(local);
      copy(content, out);
    }
    for (byte[] record : central) {
      out.write(record);
    }
    out.write(ZipLayout.end(central.length, centralOctets, at));
  }

  private static int crc(Content content) throws IOException {
    CRC32 crc = new CRC32();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = content.open()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        crc.update(chunk, 0, count);
      }
    }
    return (int) crc.getValue();
  }

  private static void copy(Content content, OutputStream out) throws IOException {
    try (InputStream in = content.open()) {
      in.transferTo(out);
    }
  }
}
