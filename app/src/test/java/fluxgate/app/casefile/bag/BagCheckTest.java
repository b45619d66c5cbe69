package fluxgate.app.casefile.bag;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Custody.Act;
import fluxgate.app.casefile.Custody.Actor;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package is as it was exported, or is refused with the name of what is not. */
final class BagCheckTest {
  private static final String CASE = "case-2026-0001";
  private static final Instant NOW = Instant.parse("2026-11-03T09:00:00Z");
  private static final Actor ACTOR = new Actor("ada", "desk", "fluxgate 1.0");
  private static final Custody.When CLOCK = new Custody.When(NOW, false);
  private static final String RAW = "first record\nsecond record\n";
  private static final String NOTE = "{\"nonce\":\"1\",\"text\":\"called\"}";
  private static final String INDEX = "{\"type\":\"collection\"}\n";

  @TempDir private Path folder;
  private Path zip;
  private CaseKey key;

  @BeforeEach
  void write() throws IOException {
    key = CaseKey.readOrCreate(folder.resolve("home").resolve("case.key"));
    zip = folder.resolve("bag.zip");
    bag(RAW).write(zip, custody(bag(RAW)), key);
  }

  private Bag bag(String raw) throws IOException {
    Bag bag = worked(INDEX, NOTE + "\n");
    bag.add("data/evidence/0001.raw", Content.of(raw));
    bag.add(
        "data/evidence/records.jsonl",
        Content.of(record("record-1", 0, 12) + "\n" + record("record-2", 13, 13) + "\n"));
    bag.add(
        "data/claims.jsonl",
        Content.of("{\"id\":\"claim-1\",\"records\":[\"record-1\",\"record-2\"]}\n"));
    bag.add("data/empty.jsonl", Content.of(""));
    bag.add("data/custody-key.pem", Content.of(key.publicPem()));
    return bag;
  }

  /** One with what was collected and noted, and no evidence yet. */
  private Bag worked(String index, String notes) throws IOException {
    Bag bag = new Bag(CASE);
    bag.add("data/case.json", Content.of("{\"redacted\":false}\n"));
    bag.add("data/collections/001.jsonl", Content.of(index));
    bag.add("data/notes.jsonl", Content.of(notes));
    return bag;
  }

  private Bag withoutEvidence(Bag bag, String records) throws IOException {
    bag.add("data/evidence/records.jsonl", Content.of(records));
    bag.add("data/claims.jsonl", Content.of(""));
    bag.add("data/custody-key.pem", Content.of(key.publicPem()));
    return bag;
  }

  private void replace(Bag bag) throws IOException {
    Files.deleteIfExists(zip);
    bag.write(zip, custody(bag), key);
  }

  private static String record(String id, int at, int length) {
    return Jcs.text(
        Map.of(
            "id", id,
            "stored", "data/evidence/0001.raw",
            "stored_at", at,
            "length", length,
            "sha256", Sha256.of(RAW.substring(at, at + length))));
  }

  private static List<String> custody(Bag bag) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(next(null, Act.of("opened", "bad.example", "case open")));
    lines.add(next(lines.getLast(), new Act("collected", "1", Sha256.of(INDEX), 1L, null, "read")));
    lines.add(next(lines.getLast(), new Act("noted", "note", Sha256.of(NOTE), 1L, null, "note")));
    lines.add(next(lines.getLast(), bag.seal()));
    return lines;
  }

  private static String next(@Nullable String last, Act act) {
    return Custody.next(last, CASE, CLOCK, ACTOR, act);
  }

  private List<String> problems() throws IOException {
    return BagCheck.of(zip, null).problems();
  }

  @Test
  void what_was_exported_is_whole() throws IOException {
    BagCheck.Result result = BagCheck.of(zip, key.id());
    assertThat(result.problems()).isEmpty();
    assertThat(result.caseId()).isEqualTo(CASE);
    assertThat(result.exported()).isEqualTo(NOW);
    assertThat(result.records()).isEqualTo(2);
    assertThat(result.acts()).isEqualTo(4);
    assertThat(result.keyId()).isEqualTo(key.id());
  }

  @Test
  void the_same_content_is_the_same_file() throws IOException {
    Path again = folder.resolve("again.zip");
    bag(RAW).write(again, custody(bag(RAW)), key);
    assertThat(again).hasSameBinaryContentAs(zip);
  }

  @Test
  void any_flipped_octet_is_found() throws IOException {
    byte[] whole = Files.readAllBytes(zip);
    Random random = new Random(8493);
    for (int i = 0; i < 600; i++) {
      byte[] changed = whole.clone();
      int at = i < 60 ? changed.length - 1 - i : random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(zip, changed);
      assertThat(problems()).as("octet %d", at).isNotEmpty();
    }
  }

  @Test
  void a_flipped_octet_of_a_file_is_said_with_its_name() throws IOException {
    Map<String, int[]> ranges = ranges();
    byte[] whole = Files.readAllBytes(zip);
    Random random = new Random(1);
    ranges.forEach((name, range) -> {
      for (int i = 0; i < 20 && range[1] > 0; i++) {
        byte[] changed = whole.clone();
        changed[range[0] + random.nextInt(range[1])] ^= (byte) (1 << random.nextInt(8));
        try {
          Files.write(zip, changed);
          assertThat(problems())
              .as(name)
              .anyMatch(problem -> problem.startsWith(name + ": it was changed"));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    });
  }

  /** Where the contents of each file lie in the zip. */
  private Map<String, int[]> ranges() throws IOException {
    Map<String, int[]> ranges = new TreeMap<>();
    try (BagArchive archive = BagArchive.open(zip)) {
      for (BagArchive.Entry entry : archive.entries().values()) {
        ranges.put(
            entry.name().substring(CASE.length() + 1),
            new int[] {(int) entry.at(), (int) entry.size()});
      }
    }
    return ranges;
  }

  @Test
  void other_readers_read_it_and_its_manifests() throws IOException {
    Path unpacked = unpack();
    for (String manifest : List.of("manifest-sha256.txt", "tagmanifest-sha256.txt")) {
      for (String line : Files.readAllLines(unpacked.resolve(manifest))) {
        String[] words = line.split("  ", 2);
        assertThat(Sha256.of(Files.readAllBytes(unpacked.resolve(words[1]))))
            .as(words[1])
            .isEqualTo(words[0]);
      }
    }
    assertThat(Files.readString(unpacked.resolve("bagit.txt")))
        .isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    long octets = 0;
    int files = 0;
    try (java.util.stream.Stream<Path> all = Files.walk(unpacked.resolve("data"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        octets += Files.size(file);
        files++;
      }
    }
    assertThat(Files.readString(unpacked.resolve("bag-info.txt")))
        .contains("Payload-Oxum: " + octets + "." + files + "\n")
        .contains("External-Identifier: " + CASE + "\n");
  }

  private Path unpack() throws IOException {
    Path to = folder.resolve("unpacked");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        Path target = to.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
    return to.resolve(CASE);
  }

  @Test
  void an_unpacked_folder_is_checked_as_well() throws IOException {
    Path unpacked = unpack();
    assertThat(BagCheck.of(unpacked, key.id()).problems()).isEmpty();
    Files.writeString(unpacked.resolve("data/evidence/0001.raw"), RAW.replace("first", "First"));
    assertThat(BagCheck.of(unpacked, null).problems())
        .anyMatch(problem -> problem.startsWith("data/evidence/0001.raw: it was changed"));
    Files.delete(unpacked.resolve("data/evidence/0001.raw"));
    assertThat(BagCheck.of(unpacked, null).problems())
        .anyMatch(problem -> problem.startsWith("data/evidence/0001.raw: it is missing"));
    Files.writeString(unpacked.resolve("data/more.txt"), "more");
    Files.createSymbolicLink(unpacked.resolve("data/link"), unpacked.resolve("bagit.txt"));
    assertThat(BagCheck.of(unpacked, null).problems())
        .anyMatch(problem -> problem.startsWith("data/more.txt: it is in the package and not in"))
        .anyMatch(problem -> problem.startsWith("data/link: it is a link"));
  }

  @Test
  void a_zip_that_was_packed_anew_says_so() throws IOException {
    Path unpacked = unpack();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        java.util.stream.Stream<Path> all = Files.walk(unpacked)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(folder.resolve("unpacked").relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void files_that_lead_elsewhere_or_are_there_twice_are_refused() throws IOException {
    for (String name : List.of("../../evil", "/etc/passwd", "case/..\\x", "case/data//x", "x")) {
      raw(name, "case/bagit.txt");
      assertThat(problems()).as(name).anyMatch(problem -> problem.contains("never has"));
    }
    raw("case/bagit.txt", "case/bagit.txt");
    assertThat(problems()).anyMatch(problem -> problem.contains("twice"));
  }

  /** A zip as we write it, of two files without content. */
  private void raw(String first, String second) throws IOException {
    byte[] one = ZipLayout.local(first, 0, 0);
    byte[] two = ZipLayout.local(second, 0, 0);
    byte[] ofOne = ZipLayout.central(first, 0, 0, 0);
    byte[] ofTwo = ZipLayout.central(second, 0, 0, one.length);
    try (OutputStream out = Files.newOutputStream(zip)) {
      for (byte[] part : List.of(one, two, ofOne, ofTwo)) {
        out.write(part);
      }
      out.write(ZipLayout.end(2, ofOne.length + ofTwo.length, one.length + two.length));
    }
  }

  @Test
  void what_is_no_package_is_refused() throws IOException {
    for (String text : List.of("", "PK", "no zip at all, but longer than its end record is")) {
      Files.writeString(zip, text);
      assertThat(problems()).isNotEmpty();
    }
    byte[] end = ZipLayout.end(0xFFFF, 0xFFFF_FFFFL, 0xFFFF_FFFFL);
    Files.write(zip, end);
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void records_of_custody_are_neither_moved_nor_left_out_nor_changed() throws IOException {
    List<String> whole = custody(bag(RAW));
    assertThat(Custody.problem(whole, CASE)).isNull();
    assertThat(Custody.problem(List.of(whole.get(1), whole.get(0), whole.get(2)), CASE))
        .contains("the chain breaks at record 1");
    assertThat(Custody.problem(List.of(whole.get(0), whole.get(2), whole.get(3)), CASE))
        .contains("the chain breaks at record 2");
    List<String> changed = new ArrayList<>(whole);
    changed.set(1, whole.get(1).replace("ada", "bob"));
    assertThat(Custody.problem(changed, CASE)).contains("record 2 was changed");
    // Who changes a record and hashes all after it anew cannot sign the new head.
    List<String> anew = new ArrayList<>();
    for (String line : whole) {
      Map<String, Object> record = Objects.requireNonNull(Jcs.parse(line));
      anew.add(
          Custody.next(
              anew.isEmpty() ? null : anew.getLast(),
              CASE,
              CLOCK,
              new Actor("bob", "desk", "fluxgate 1.0"),
              new Act(
                  Jcs.text(record, "action"),
                  Jcs.text(record, "object"),
                  record.get("sha256") instanceof String hash ? hash : null,
                  record.get("size") instanceof Long size ? size : null,
                  null,
                  Jcs.text(record, "method"))));
    }
    assertThat(Custody.problem(anew, CASE)).isNull();
    Path unpacked = unpack();
    Files.writeString(unpacked.resolve("data/custody.jsonl"), String.join("\n", anew) + "\n");
    assertThat(BagCheck.of(unpacked, null).problems())
        .contains("data/custody-head.json: it is not the head of data/custody.jsonl");
  }

  @Test
  void a_package_made_anew_as_a_whole_shows_another_key() throws IOException {
    CaseKey own = key;
    key = CaseKey.readOrCreate(folder.resolve("other").resolve("case.key"));
    Files.delete(zip);
    String forged = RAW.replace("first", "f1rst");
    Bag bag = withoutEvidence(worked(INDEX, NOTE + "\n"), "");
    bag.add("data/evidence/0001.raw", Content.of(forged));
    bag.write(zip, custody(bag), key);
    assertThat(BagCheck.of(zip, null).problems()).isEmpty();
    assertThat(BagCheck.of(zip, own.id()).problems())
        .singleElement()
        .asString()
        .startsWith("data/custody-key.pem: the package is signed by the key " + key.id())
        .endsWith(own.id());
  }

  @Test
  void manifests_made_anew_do_not_hide_a_change() throws IOException {
    Path unpacked = unpack();
    Files.writeString(unpacked.resolve("data/evidence/0001.raw"), RAW.replace("first", "f1rst"));
    makeManifests(unpacked);
    assertThat(BagCheck.of(unpacked, null).problems())
        .anyMatch(
            problem -> problem.startsWith("data/custody.jsonl: its last record seals another"))
        .anyMatch(problem -> problem.contains("octets of data/evidence/0001.raw that are not"));
  }

  /** As whoever changes a package would. */
  private static void makeManifests(Path unpacked) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    long octets = 0;
    try (java.util.stream.Stream<Path> all = Files.walk(unpacked.resolve("data"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        octets += content.length;
        hashes.put(unpacked.relativize(file).toString(), Sha256.of(content));
      }
    }
    Tags.Made made = new Tags.Made(CASE, "2026-11-03", "desk", "fluxgate 1.0");
    for (Map.Entry<String, String> tag : Tags.of(hashes, octets, made).entrySet()) {
      Files.writeString(unpacked.resolve(tag.getKey()), tag.getValue(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void around_the_seal_nothing_can_be_changed_either() throws IOException {
    Path unpacked = unpack();
    Path head = unpacked.resolve("data/custody-head.json");
    String whole = Files.readString(head);
    // 64 octets leave four bits of the last letter without meaning.
    String signature = whole.replaceAll("(?s).*\"signature\":\"([^\"]+)\".*", "$1");
    char last = signature.charAt(signature.length() - 3);
    String other = signature.substring(0, signature.length() - 3) + (char) (last + 1) + "==";
    for (String changed :
        List.of(
            whole.replace("{\"algorithm", "{\"about\":\"more\",\"algorithm"),
            whole.replace("Ed25519", "Ed25518"),
            whole.replace(signature, other),
            whole.replace("\n", "\r\n"),
            whole.stripTrailing())) {
      assertThat(changed).isNotEqualTo(whole);
      Files.writeString(head, changed);
      makeManifests(unpacked);
      assertThat(BagCheck.of(unpacked, key.id()).problems())
          .as(changed)
          .containsExactly("data/custody-head.json: it is not as it was written");
    }
    Files.writeString(head, whole);
    Path custody = unpacked.resolve("data/custody.jsonl");
    String lines = Files.readString(custody);
    for (String changed : List.of(lines.replace("\n", "\r\n"), lines.stripTrailing())) {
      Files.writeString(custody, changed);
      makeManifests(unpacked);
      assertThat(BagCheck.of(unpacked, key.id()).problems())
          .containsExactly("data/custody.jsonl: it is not as it was written");
    }
    Files.writeString(custody, lines);
    makeManifests(unpacked);
    assertThat(BagCheck.of(unpacked, key.id()).problems()).isEmpty();
  }

  @Test
  void the_folder_in_the_archive_is_named_after_the_case() throws IOException {
    String whole = Files.readString(zip, StandardCharsets.ISO_8859_1);
    Files.writeString(
        zip, whole.replace(CASE + "/", "case-2026-0009/"), StandardCharsets.ISO_8859_1);
    assertThat(problems())
        .containsExactly(
            "case-2026-0009: the archive's folder has another name than the case, " + CASE);
  }

  @Test
  void what_was_collected_and_noted_is_what_custody_recorded_then() throws IOException {
    replace(withoutEvidence(worked("{\"type\":\"c0llection\"}\n", NOTE + "\n"), ""));
    assertThat(problems())
        .containsExactly(
            "data/collections/001.jsonl: custody has no record of it: it was changed after it was"
                + " collected",
            "data/custody.jsonl: it records a collection of SHA-256 "
                + Sha256.of(INDEX)
                + ", which is not there");
    replace(withoutEvidence(worked(INDEX, NOTE.replace("called", "calm") + "\n"), ""));
    assertThat(problems())
        .containsExactly(
            "data/notes.jsonl: line 1 is in no record of custody: the note was changed after it was"
                + " made",
            "data/custody.jsonl: it records a note of SHA-256 "
                + Sha256.of(NOTE)
                + ", which is not there");
    replace(withoutEvidence(worked(INDEX, NOTE + "\n" + NOTE + "\n"), ""));
    assertThat(problems()).singleElement().asString().startsWith("data/notes.jsonl: line 2 is in");
    Bag listing = worked(INDEX, NOTE + "\n");
    listing.add("data/listings/001.jsonl", Content.of("{\"type\":\"listing\"}\n"));
    replace(withoutEvidence(listing, ""));
    assertThat(problems())
        .containsExactly(
            "data/listings/001.jsonl: custody has no record of it: it was changed after it was"
                + " listed");
    Bag redacted = new Bag(CASE);
    redacted.add("data/case.json", Content.of("{\"redacted\":true}\n"));
    replace(withoutEvidence(redacted, ""));
    assertThat(problems()).isEmpty();
  }

  @Test
  void times_of_a_chain_never_fall() throws IOException {
    List<String> whole = custody(bag(RAW));
    Map<String, Object> record = new TreeMap<>(Objects.requireNonNull(Jcs.parse(whole.getLast())));
    record.put("time_utc", "2026-11-03T08:59:59Z");
    record.remove("hash");
    record.put("hash", Sha256.of(Jcs.text(record)));
    List<String> earlier = new ArrayList<>(whole.subList(0, 3));
    earlier.add(Jcs.text(record));
    assertThat(Custody.problem(earlier, CASE))
        .isEqualTo("record 4 says an earlier time than the one before it");
    Act act = Act.of("closed", "bad.example", "case close");
    Custody.When behind = new Custody.When(NOW.minusSeconds(60), false);
    assertThat(Custody.next(whole.getLast(), CASE, behind, ACTOR, act))
        .contains("\"time_from\":\"the record before\",\"time_utc\":\"2026-11-03T09:00:00Z\"");
    Custody.When given = new Custody.When(NOW.plusSeconds(60), true);
    assertThat(Custody.next(whole.getLast(), CASE, given, ACTOR, act))
        .contains("\"time_from\":\"given with --now\",\"time_utc\":\"2026-11-03T09:01:00Z\"");
  }

  @Test
  void a_hostile_package_is_refused_and_crashes_nothing() throws IOException {
    String deep = "a" + "/a".repeat(30_000);
    raw(deep, "case/bagit.txt");
    assertThat(problems().getFirst())
        .startsWith("a file in the archive has a name that a bag's never has, 'a/a/");
    Bag far = worked(INDEX, NOTE + "\n");
    far.add("data/evidence/0001.raw", Content.of(RAW));
    far.add("data/evidence/0002.raw", Content.of(RAW));
    Map<String, Object> beyond =
        new TreeMap<>(Objects.requireNonNull(Jcs.parse(record("r", 0, 12))));
    beyond.put("stored_at", Long.MAX_VALUE - 5);
    String again = record("r", 0, 12).replace("0001.raw", "0002.raw");
    replace(
        withoutEvidence(far, Jcs.text(beyond) + "\n" + again + "\n" + record("r", 13, 13) + "\n"));
    assertThat(problems())
        .containsExactly(
            "data/evidence/records.jsonl: line 1 points at octets of data/evidence/0001.raw that are"
                + " not the record",
            "data/evidence/records.jsonl: line 3 points at octets of data/evidence/0001.raw that are"
                + " not the record");
  }
}
