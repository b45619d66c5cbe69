package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Checks a package with nothing but the package, and the key that the reader expects. */
public final class BagCheck {
  /** Of a file that is read as text; a chain of fifty thousand acts is shorter. */
  private static final long MOST_TEXT = 1L << 25;

  private static final int CHUNK = 1 << 16;

  /** Said of one package; further ones are counted. */
  private static final int MOST_PROBLEMS = 200;

  private final BagFiles bag;
  private final @Nullable String expectedKey;
  private final List<String> problems = new ArrayList<>();
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private long payloadOctets;
  private long unsaid;

  private BagCheck(BagFiles bag, @Nullable String expectedKey) {
    this.bag = bag;
    this.expectedKey = expectedKey;
  }

  /**
   * What was found.
   *
   * @param noPackage what it is that is no package at all, as the rest of a sentence; null where it
   *     was one
   * @param problems none where the package is as it was exported
   * @param caseId empty where it cannot be told
   * @param exported when; null where it cannot be told
   * @param files how many there are
   * @param acts records of custody
   * @param records raw records that are in it
   * @param missing raw records that it says are not in it
   * @param keyId of the key that signed; empty where it cannot be told
   * @param gaps what the package says itself that it lacks; none where it is not as it was exported
   */
  public record Result(
      @Nullable String noPackage,
      List<String> problems,
      String caseId,
      @Nullable Instant exported,
      int files,
      int acts,
      long records,
      long missing,
      String keyId,
      List<String> gaps) {
    public Result {
      problems = List.copyOf(problems);
      gaps = List.copyOf(gaps);
    }

    public boolean isWhole() {
      return problems.isEmpty();
    }
  }

  /**
   * Checks a zip, or the folder that one was unpacked into.
   *
   * @param expectedKey identifier of the key that must have signed; null for any
   * @throws IOException where it cannot be read at all
   */
  public static Result of(Path place, @Nullable String expectedKey) throws IOException {
    String noPackage = NoPackage.reason(place);
    if (noPackage != null) {
      List<String> problem = List.of("no package of a case: " + noPackage);
      return new Result(noPackage, problem, "", null, 0, 0, 0, 0, "", List.of());
    }
    try (BagFiles bag = BagFiles.open(place)) {
      return new BagCheck(bag, expectedKey).check();
    }
  }

  private Result check() throws IOException {
    bag.problems().forEach(this::say);
    for (Map.Entry<String, Content> file : bag.files().entrySet()) {
      hash(file.getKey(), file.getValue());
    }
    SortedMap<String, String> payload = new TreeMap<>(hashes);
    payload.keySet().removeIf(path -> !path.startsWith("data/"));
    List<String> custody = lines(Seal.CUSTODY);
    Map<String, Object> last = custody.isEmpty() ? null : Jcs.parse(custody.getLast());
    Instant exported = last == null ? null : Custody.time(last);
    manifests(payload, last, exported);
    String caseId = last == null ? "" : Jcs.text(last, "case");
    String root = bag.root();
    if (root != null && !root.equals(caseId)) {
      say(root + ": the archive's folder has another name than the case, " + caseId);
    }
    custody(custody, payload, last);
    String keyId = head(last);
    RecordCheck records = new RecordCheck(bag.files(), this::say);
    records.check();
    new CustodyCheck(hashes, custody, this::say)
        .check(text(CustodyCheck.CASE), lines(CustodyCheck.NOTES));
    if (unsaid > 0) {
      problems.add("and " + unsaid + " more");
    }
    return new Result(
        null,
        problems,
        caseId,
        exported,
        bag.files().size(),
        custody.size(),
        records.kept(),
        records.missing(),
        keyId,
        problems.isEmpty()
            ? Declared.gaps(text(CustodyCheck.CASE), lines(Declared.INPUTS))
            : List.of());
  }

  private void say(String problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      unsaid++;
    }
  }

  private void hash(String path, Content content) throws IOException {
    MessageDigest digest = Sha256.digest();
    CRC32 crc = new CRC32();
    byte[] chunk = new byte[CHUNK];
    long octets = 0;
    try (InputStream in = content.open()) {
      for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
        crc.update(chunk, 0, count);
        octets += count;
      }
    }
    hashes.put(path, Sha256.hex(digest.digest()));
    payloadOctets += path.startsWith("data/") ? octets : 0;
    Integer expected = bag.checksum(path);
    if (expected != null && expected != (int) crc.getValue()) {
      say(path + ": it was changed: its checksum in the archive is another");
    }
  }

  /** What the manifests say must be what follows from the payload. */
  private void manifests(
      SortedMap<String, String> payload, @Nullable Map<String, Object> last, @Nullable Instant time)
      throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : lines(Tags.MANIFEST)) {
      int blanks = line.indexOf("  ");
      if (blanks > 0) {
        listed.put(line.substring(blanks + 2), line.substring(0, blanks));
      }
    }
    for (Map.Entry<String, String> file : payload.entrySet()) {
      String hash = listed.remove(file.getKey());
      if (hash == null) {
        say(file.getKey() + ": it is in the package and not in " + Tags.MANIFEST);
      } else if (!hash.equals(file.getValue())) {
        say(file.getKey() + ": it was changed: its SHA-256 is not the one in " + Tags.MANIFEST);
      }
    }
    listed.keySet().forEach(path -> say(path + ": it is missing; " + Tags.MANIFEST + " lists it"));
    if (last == null || time == null) {
      return; // said by custody
    }
    SortedMap<String, String> tags = Tags.of(payload, payloadOctets, Tags.Made.of(last, time));
    tags.forEach((name, text) -> {
      String hash = hashes.get(name);
      if (hash == null) {
        say(name + ": it is missing");
      } else if (!hash.equals(Sha256.of(text))) {
        say(name + ": it is not what follows from the payload");
      }
    });
    for (String path : hashes.keySet()) {
      if (!path.startsWith("data/") && !tags.containsKey(path)) {
        say(path + ": no package of a case has such a file");
      }
    }
  }

  private void custody(
      List<String> lines, SortedMap<String, String> payload, @Nullable Map<String, Object> last) {
    String problem = Custody.problem(lines, last == null ? "" : Jcs.text(last, "case"));
    String whole = String.join("\n", lines) + "\n";
    if (!lines.isEmpty() && !Sha256.of(whole).equals(hashes.get(Seal.CUSTODY))) {
      say(Seal.CUSTODY + ": it is not as it was written");
    }
    if (problem != null) {
      say(Seal.CUSTODY + ": " + problem);
    }
    if (last == null || problem != null) {
      return;
    }
    if (!Jcs.text(last, "action").equals(Custody.EXPORTED)) {
      say(Seal.CUSTODY + ": its last record is no export, so its end is missing");
    } else if (!Jcs.text(last, "sha256").equals(Seal.of(payload))) {
      say(
          Seal.CUSTODY
              + ": its last record seals another payload: files were changed and the manifests made"
              + " anew, or custody is of another export");
    }
  }

  /** Checks the head; the identifier of the key. */
  private String head(@Nullable Map<String, Object> last) throws IOException {
    String text = text(Seal.HEAD);
    Map<String, Object> head = Jcs.parse(text.strip());
    if (head == null) {
      say(Seal.HEAD + (text.isEmpty() ? ": it is missing" : ": it is not as it was written"));
      return "";
    }
    String pem = text(Seal.KEY);
    String keyId = CaseKey.id(pem);
    if (keyId == null) {
      say(Seal.KEY + ": it holds no public key");
      return "";
    }
    String hash = Jcs.text(head, "hash");
    long seq = Jcs.number(head, "seq");
    String caseId = Jcs.text(head, "case");
    Map<String, Object> statement = Seal.statement(caseId, seq, hash, Jcs.text(head, "key_id"));
    String signature = Jcs.text(head, "signature");
    if (!Sha256.of(Seal.signed(statement, Seal.plain(signature))).equals(hashes.get(Seal.HEAD))) {
      say(Seal.HEAD + ": it is not as it was written");
    }
    if (!Jcs.text(head, "key_id").equals(keyId)
        || !CaseKey.verifies(pem, Jcs.text(statement), signature)) {
      say(Seal.HEAD + ": its signature is not one of the key in " + Seal.KEY);
    } else if (last == null
        || !hash.equals(Jcs.text(last, "hash"))
        || seq != Jcs.number(last, "seq")
        || !caseId.equals(Jcs.text(last, "case"))) {
      say(Seal.HEAD + ": it is not the head of " + Seal.CUSTODY);
    }
    if (expectedKey != null && !expectedKey.equals(keyId)) {
      say(
          Seal.KEY
              + ": the package is signed by the key "
              + keyId
              + ", and not by the one that you named, "
              + expectedKey);
    }
    return keyId;
  }

  private List<String> lines(String path) throws IOException {
    return text(path).lines().toList();
  }

  /** A text file; empty where it is missing, or larger than any that we write. */
  private String text(String path) throws IOException {
    Content content = bag.files().get(path);
    if (content == null || content.size() > MOST_TEXT) {
      return "";
    }
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
