package fluxgate.app.history.folder;

import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Sha256;
import fluxgate.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * By which options inputs were read, as far as these decide what becomes of their records; the same
 * inputs give the same rows only where all of them are the same, and the program is.
 *
 * @param program its version; empty where that is not known
 * @param format the id that was forced; null: by content
 * @param zone of times that name none
 * @param latenessMinutes how far a log could be out of order
 * @param sysmonGlue whether every address that Sysmon wrote down was taken
 * @param hostMap which machine had which address; null: nobody said
 */
public record ReadAs(
    String program,
    @Nullable String format,
    String zone,
    long latenessMinutes,
    boolean sysmonGlue,
    @Nullable HostMapFile hostMap) {
  private static final String UTC = "UTC";

  /** Of a SHA-256: enough to tell the files of one folder apart. */
  private static final int DIGITS_SHOWN = 12;

  /**
   * A file that names clients.
   *
   * @param file as it was named
   * @param sha256 empty where it could be read only once; then it is like no other
   */
  record HostMapFile(String file, String sha256) {
    boolean isAs(@Nullable HostMapFile other) {
      return other != null && !sha256.isEmpty() && sha256.equals(other.sha256);
    }

    String words() {
      int shown = Math.min(DIGITS_SHOWN, sha256.length());
      return file + (shown == 0 ? "" : " with SHA-256 " + sha256.substring(0, shown) + "…");
    }
  }

  /**
   * How these options read.
   *
   * @param hostMap the file that clients are named by, or null
   */
  public static ReadAs of(ReadOptions options, @Nullable Path hostMap) {
    Format format = options.format();
    ZoneId zone = options.zone().normalized();
    String version = ReadAs.class.getPackage().getImplementationVersion();
    return new ReadAs(
        version == null ? "" : version,
        format == null ? null : format.id(),
        zone.equals(ZoneOffset.UTC) ? UTC : zone.getId(),
        minutes(options.latenessMicros()),
        options.keepsGlue(),
        hostMap == null ? null : new HostMapFile(hostMap.toString(), hash(hostMap)));
  }

  private static String hash(Path file) {
    try {
      return Files.isRegularFile(file) ? Sha256.of(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Which options differ, with what they were and are; empty where none does. */
  public String differenceTo(ReadAs now) {
    List<String> differences = new ArrayList<>();
    differ(differences, "--format", Objects.equals(format, now.format), format, now.format);
    differ(differences, "--time-zone", zone.equals(now.zone), zone, now.zone);
    String minutes = Long.toString(latenessMinutes);
    String minutesNow = Long.toString(now.latenessMinutes);
    differ(differences, "--lateness", minutes.equals(minutesNow), minutes, minutesNow);
    differ(differences, "--sysmon-glue", sysmonGlue == now.sysmonGlue, glue(), now.glue());
    boolean sameMap = hostMap == null ? now.hostMap == null : hostMap.isAs(now.hostMap);
    differ(differences, "--host-map", sameMap, map(), now.map());
    return String.join(", ", differences);
  }

  private static void differ(
      List<String> differences,
      String option,
      boolean same,
      @Nullable String then,
      @Nullable String now) {
    if (!same) {
      String before = then == null ? "not given" : then;
      differences.add(option + " was " + before + ", and is " + (now == null ? "not given" : now));
    }
  }

  private @Nullable String glue() {
    return sysmonGlue ? "given" : null;
  }

  private @Nullable String map() {
    return hostMap == null ? null : hostMap.words();
  }

  /** The options that are not as they are when nobody says them; empty where all are. */
  String given() {
    List<String> given = new ArrayList<>();
    if (format != null) {
      given.add("--format " + format);
    }
    if (!zone.equals(UTC)) {
      given.add("--time-zone " + zone);
    }
    if (latenessMinutes != minutes(ReadOptions.DEFAULT_LATENESS_MICROS)) {
      given.add("--lateness " + latenessMinutes);
    }
    if (sysmonGlue) {
      given.add("--sysmon-glue");
    }
    if (hostMap != null) {
      given.add("--host-map " + hostMap.words());
    }
    return String.join(", ", given);
  }

  /** The same as words of a command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (format != null) {
      words.addAll(List.of("--format", format));
    }
    if (!zone.equals(UTC)) {
      words.addAll(List.of("--time-zone", zone));
    }
    if (latenessMinutes != minutes(ReadOptions.DEFAULT_LATENESS_MICROS)) {
      words.addAll(List.of("--lateness", String.valueOf(latenessMinutes)));
    }
    if (sysmonGlue) {
      words.add("--sysmon-glue");
    }
    if (hostMap != null) {
      words.addAll(List.of("--host-map", hostMap.file));
    }
    return words;
  }

  private static long minutes(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS).toMinutes();
  }

  void write(JsonGenerator json) {
    json.writeStringProperty("fluxgate", program);
    json.writeStringProperty("format", format);
    json.writeStringProperty("time_zone", zone);
    json.writeNumberProperty("lateness_minutes", latenessMinutes);
    json.writeBooleanProperty("sysmon_glue", sysmonGlue);
    json.writeStringProperty("host_map", hostMap == null ? null : hostMap.file);
    json.writeStringProperty("host_map_sha256", hostMap == null ? null : hostMap.sha256);
  }

  /** What {@link #write} wrote. */
  static ReadAs read(JsonObject json) {
    String file = json.text("host_map");
    return new ReadAs(
        json.textOr("fluxgate", ""),
        json.text("format"),
        json.textOr("time_zone", ""),
        json.number("lateness_minutes", -1),
        json.is("sysmon_glue"),
        file == null ? null : new HostMapFile(file, json.textOr("host_map_sha256", "")));
  }
}
