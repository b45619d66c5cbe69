package fluxgate.app.readiness;

import fluxgate.format.Format;
import org.jspecify.annotations.Nullable;

/** The platforms that ATT&CK's analytics of the technique are written for. */
enum Platform {
  WINDOWS("Windows"),
  LINUX("Linux"),
  MACOS("macOS"),
  ESXI("ESXi");

  private final String title;

  Platform(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * What a program runs on, by its source and its path; null where neither tells.
   *
   * @param process a path, or only a name
   */
  static @Nullable Platform of(@Nullable Format format, String process) {
    if (format == Format.ESXI) {
      return ESXI;
    }
    if (format == Format.MACOS_UNIFIED_LOG) {
      return MACOS;
    }
    if (format == Format.AUDITD) {
      return LINUX;
    }
    if (process.indexOf('\\') >= 0 || process.length() > 1 && process.charAt(1) == ':') {
      return WINDOWS;
    }
    if (!process.startsWith("/")) {
      return null;
    }
    boolean apple =
        process.startsWith("/Applications/")
            || process.startsWith("/System/")
            || process.startsWith("/Library/")
            || process.startsWith("/Users/");
    if (apple) {
      return MACOS;
    }
    return format == Format.SYSMON ? LINUX : null; // others run on both, with the same paths
  }
}
