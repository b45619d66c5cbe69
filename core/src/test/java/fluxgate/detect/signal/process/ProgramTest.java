package fluxgate.detect.signal.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
  @ParameterizedTest
  @CsvSource({
    "C:\\Windows\\System32\\WScript.exe, wscript",
    "/usr/bin/osascript, osascript",
    "C:\\Users\\u\\AppData\\Roaming\\Upd.exe, upd.exe in AppData\\Roaming",
    "C:\\ProgramData\\a.exe, a.exe in ProgramData",
    "C:\\Users\\u\\AppData\\Local\\Temp\\7z\\a.exe, a.exe in Temp",
    "C:\\Windows\\Temp\\svchost.exe, svchost.exe in Temp",
    "C:\\Users\\Public\\Music\\a.exe, a.exe in Users\\Public",
    "/tmp/.x/a, a in /tmp/",
    "/dev/shm/a, a in /dev/shm/",
  })
  void calls_unusual(String path, String label) {
    Program program = Program.of(path);
    assertThat(program.isUnusual()).isTrue();
    assertThat(program.isForOthers()).isFalse();
    assertThat(program.label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    "C:\\Users\\u\\AppData\\Roaming\\Chat\\chat.exe",
    "C:\\Users\\u\\AppData\\Local\\Programs\\a\\a.exe",
    "C:\\Users\\u\\Downloads\\setup.exe",
    "/srv/tmp/a",
    "/usr/bin/curl",
    "a",
  })
  void calls_ordinary(String path) {
    assertThat(Program.of(path).isUnusual()).isFalse();
    assertThat(Program.of(path).isForOthers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"C:\\Windows\\System32\\svchost.exe", "System"})
  void knows_who_asks_for_others(String path) {
    assertThat(Program.of(path).isForOthers()).isTrue();
  }
}
