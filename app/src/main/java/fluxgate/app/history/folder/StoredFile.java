package fluxgate.app.history.folder;

import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A file of the store, as the manifest has it.
 *
 * @param path below the store's folder, with {@code /}
 * @param period the day ({@code 2026-11-02}) or month ({@code 2026-11}) that it is filed under;
 *     empty for files of no time
 * @param number of the publication that it came with; those of one publication share it
 */
public record StoredFile(
    String path, Kind kind, String period, long number, Content content, Details details) {

  /**
   * What is in a file.
   *
   * @param rows records in it
   * @param octets its size
   * @param sha256 of it, in hexadecimal digits
   * @param firstMicros the earliest event in it
   * @param lastMicros the latest event in it
   */
  public record Content(long rows, long octets, String sha256, long firstMicros, long lastMicros) {
    /** Of a file that lies in its place. */
    public static Content of(Path file, long rows, long firstMicros, long lastMicros)
        throws IOException {
      return new Content(rows, Files.size(file), Sha256.of(file), firstMicros, lastMicros);
    }
  }

  /**
   * What files of some kinds have to say of themselves.
   *
   * @param shares of what was seen: what of it each vantage saw
   * @param late of what was seen: how many of its last rows came after their time, and lie in the
   *     order in which they came
   * @param covers of tuples of a month: the days whose observations up to {@link #number} they hold
   * @param lacks of tuples: files of observations, by their paths, that were set aside when they
   *     were made, so that they do not have their rows
   * @param name of context: the input as it was named
   */
  public record Details(
      List<Share> shares, long late, List<String> covers, List<String> lacks, String name) {
    static final Details NONE = new Details(List.of(), 0, List.of(), List.of(), "");
  }

  /** What a file holds. */
  public enum Kind {
    /** RRsets as they were seen. */
    OBSERVATIONS("observations"),
    /** Questions of which no answer is known. */
    QUESTIONS("questions"),
    CONNECTIONS("connections"),
    /** Which resolvers machines were told to ask. */
    SETTINGS("settings"),
    BY_NAME("tuples"),
    BY_ADDRESS("tuples"),
    /** Which inputs an import read. */
    INPUTS("inputs"),
    /** What reading hands on from import to import. */
    READING("reading"),
    /** An input that tells how to judge the others: a network map. */
    CONTEXT("context");

    /** The kinds of what sensors saw, in the order in which those of one time stand. */
    public static final List<Kind> SEEN = List.of(OBSERVATIONS, QUESTIONS, CONNECTIONS, SETTINGS);

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** The folder of the store that it lies in. */
    public String folder() {
      return folder;
    }

    /** Whether it holds what sensors saw, a row each. */
    public boolean isSeen() {
      return SEEN.contains(this);
    }

    /** Whether it is of a time, and goes when that is long ago. */
    public boolean ages() {
      return isSeen() || this == BY_NAME || this == BY_ADDRESS;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Kind parse(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      return null;
    }
  }

  /** A file of which there is no more to say. */
  public StoredFile(String path, Kind kind, String period, long number, Content content) {
    this(path, kind, period, number, content, Details.NONE);
  }

  public long rows() {
    return content.rows;
  }

  public long octets() {
    return content.octets;
  }

  public String sha256() {
    return content.sha256;
  }

  public long firstMicros() {
    return content.firstMicros;
  }

  public long lastMicros() {
    return content.lastMicros;
  }

  public List<Share> shares() {
    return details.shares;
  }

  public long late() {
    return details.late;
  }

  public List<String> covers() {
    return details.covers;
  }

  public List<String> lacks() {
    return details.lacks;
  }

  public String name() {
    return details.name;
  }

  /** What one vantage saw of a file. */
  public record Share(
      String vantage, String position, long rows, long firstMicros, long lastMicros) {
    /** The same for all that one sensor saw at one place, and in their order. */
    public String place() {
      return vantage + "\n" + position;
    }

    /** What this and another share of the same place are together. */
    public Share plus(Share other) {
      return new Share(
          vantage,
          position,
          rows + other.rows,
          Math.min(firstMicros, other.firstMicros),
          Math.max(lastMicros, other.lastMicros));
    }

    static Share read(JsonObject json) {
      return new Share(
          json.textOr("vantage", ""),
          json.textOr("position", ""),
          json.number("rows", 0),
          Times.micros(json.textOr("first", "")),
          Times.micros(json.textOr("last", "")));
    }

    void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("vantage", vantage);
      json.writeStringProperty("position", position);
      json.writeNumberProperty("rows", rows);
      json.writeStringProperty("first", Times.text(firstMicros));
      json.writeStringProperty("last", Times.text(lastMicros));
      json.writeEndObject();
    }
  }

  /** The folder under which what is only kept, and no longer searched, lies. */
  public static final String ARCHIVE = "archive/";

  public boolean isMonth() {
    return period.length() == "2026-11".length();
  }

  /** Whether it is kept to be fetched, and no longer searched. */
  public boolean isArchived() {
    return path.startsWith(ARCHIVE);
  }

  /** The last day that it may hold. */
  public LocalDate lastDay() {
    if (period.isEmpty()) {
      return LocalDate.MAX;
    }
    LocalDate day = LocalDate.parse(isMonth() ? period + "-01" : period);
    return isMonth() ? day.plusMonths(1).minusDays(1) : day;
  }

  /** Whether something in it may lie in {@code [since, until)}. */
  public boolean overlaps(long sinceMicros, long untilMicros) {
    return lastMicros() >= sinceMicros && firstMicros() < untilMicros;
  }

  /** The same elsewhere in the store. */
  public StoredFile at(String otherPath) {
    return new StoredFile(otherPath, kind, period, number, content, details);
  }

  /** What was seen, with who saw it. */
  public StoredFile seenBy(List<Share> shares, long late) {
    return with(new Details(shares, late, details.covers, details.lacks, details.name));
  }

  /** Tuples of these days. */
  public StoredFile covering(List<String> days) {
    return with(new Details(details.shares, details.late, days, details.lacks, details.name));
  }

  /** The same tuples, which lack what some files had. */
  public StoredFile lacking(List<String> paths) {
    return with(new Details(details.shares, details.late, details.covers, paths, details.name));
  }

  /** An input, by the name that it had. */
  public StoredFile named(String name) {
    return with(new Details(details.shares, details.late, details.covers, details.lacks, name));
  }

  private StoredFile with(Details others) {
    return new StoredFile(path, kind, period, number, content, others);
  }

  void write(JsonGenerator json) {
    json.writeStringProperty("path", path);
    json.writeStringProperty("kind", kind.word());
    json.writeStringProperty("period", period);
    json.writeNumberProperty("number", number);
    json.writeNumberProperty("rows", rows());
    json.writeNumberProperty("octets", octets());
    json.writeStringProperty("sha256", sha256());
    json.writeStringProperty("first", Times.text(firstMicros()));
    json.writeStringProperty("last", Times.text(lastMicros()));
    if (late() > 0) {
      json.writeNumberProperty("late", late());
    }
    if (!name().isEmpty()) {
      json.writeStringProperty("name", name());
    }
    if (!covers().isEmpty()) {
      json.writeArrayPropertyStart("covers");
      covers().forEach(json::writeString);
      json.writeEndArray();
    }
    if (!lacks().isEmpty()) {
      json.writeArrayPropertyStart("lacks");
      lacks().forEach(json::writeString);
      json.writeEndArray();
    }
    if (!shares().isEmpty()) {
      json.writeArrayPropertyStart("vantages");
      shares().forEach(share -> share.write(json));
      json.writeEndArray();
    }
  }

  /** What {@link #write} wrote; null for a kind that a later version added. */
  static @Nullable StoredFile read(JsonObject json) {
    Kind kind = Kind.parse(json.textOr("kind", ""));
    String path = json.text("path");
    if (kind == null || path == null) {
      return null;
    }
    List<Share> shares = new ArrayList<>();
    json.objects("vantages").forEach(share -> shares.add(Share.read(share)));
    return new StoredFile(
        path,
        kind,
        json.textOr("period", ""),
        json.number("number", 0),
        new Content(
            json.number("rows", 0),
            json.number("octets", 0),
            json.textOr("sha256", ""),
            Times.micros(json.textOr("first", "")),
            Times.micros(json.textOr("last", ""))),
        new Details(
            shares,
            json.number("late", 0),
            json.texts("covers"),
            json.texts("lacks"),
            json.textOr("name", "")));
  }
}
