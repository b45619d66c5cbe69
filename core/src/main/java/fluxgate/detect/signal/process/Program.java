package fluxgate.detect.signal.process;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program's path tells of it.
 *
 * @param file its file name, in lower case, at most 40 characters
 * @param folder where it lies, if nothing is installed there; else null
 */
record Program(String file, @Nullable String folder) {
  private static final int MOST_FILE = 40;

  /** Script hosts and system tools: file names without extension, in lower case. */
  private static final Set<String> TOOLS =
      Set.of(
          "bitsadmin",
          "certutil",
          "cmd",
          "cmstp",
          "cscript",
          "esentutl",
          "forfiles",
          "hh",
          "installutil",
          "mshta",
          "msiexec",
          "msbuild",
          "odbcconf",
          "osascript",
          "powershell",
          "pwsh",
          "regasm",
          "regsvcs",
          "regsvr32",
          "rundll32",
          "schtasks",
          "wmic",
          "wscript");

  /** Windows services and its kernel, which ask and connect on behalf of others. */
  private static final Set<String> FOR_OTHERS = Set.of("svchost", "system");

  /**
   * Anybody may write there and nobody installs there, at any depth. Not among them: Downloads,
   * where installers and portable programs lie.
   */
  private static final List<String> SCRATCH =
      List.of(
          "\\Temp\\",
          "\\Users\\Public\\",
          "\\$Recycle.Bin\\",
          "\\PerfLogs\\",
          "/tmp/",
          "/var/tmp/",
          "/dev/shm/");

  /** Programs have a folder of their own below these, so that one right in it was put there. */
  private static final List<String> ROOTS =
      List.of(
          "\\AppData\\Roaming\\", "\\AppData\\Local\\", "\\AppData\\LocalLow\\", "\\ProgramData\\");

  static Program of(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    String file = path.substring(slash + 1).toLowerCase(Locale.ROOT);
    return new Program(
        file.length() <= MOST_FILE ? file : file.substring(0, MOST_FILE),
        folder(path.substring(0, slash + 1).toLowerCase(Locale.ROOT)));
  }

  /** Which of the folders above a folder, written in lower case, lies in. */
  private static @Nullable String folder(String folder) {
    for (String scratch : SCRATCH) {
      String lower = scratch.toLowerCase(Locale.ROOT);
      boolean within = lower.startsWith("/") ? folder.startsWith(lower) : folder.contains(lower);
      if (within) {
        return scratch.startsWith("/") ? scratch : scratch.substring(1, scratch.length() - 1);
      }
    }
    for (String root : ROOTS) {
      if (folder.endsWith(root.toLowerCase(Locale.ROOT))) {
        return root.substring(1, root.length() - 1);
      }
    }
    return null;
  }

  private String name() {
    return file.endsWith(".exe") ? file.substring(0, file.length() - 4) : file;
  }

  /** Whether it says nothing of who wanted the name. */
  boolean isForOthers() {
    return FOR_OTHERS.contains(name()) && folder == null;
  }

  boolean isTool() {
    return TOOLS.contains(name());
  }

  boolean isUnusual() {
    return isTool() || folder != null;
  }

  /** What to call it: without the folders that name people. */
  String label() {
    return isTool() || folder == null ? name() : file + " in " + folder;
  }
}
