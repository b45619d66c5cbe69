package fluxgate.app.history;

import com.github.luben.zstd.util.Native;
import fluxgate.app.Main;
import fluxgate.app.history.duckdb.Database;
import java.util.Arrays;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * Starts the program where no file may grow beyond so many octets: the kernel refuses what is
 * written as it does on a full disk, and does so on any disk.
 */
public final class FullDisk {
  private FullDisk() {}

  /**
   * Limits this process by {@code prlimit}, and runs a command.
   *
   * @param arguments how many octets, and the words of the command
   */
  public static void main(String[] arguments) throws Exception {
    // Libraries are laid down first, which are larger than any limit.
    Native.load();
    Database.open(null, 1, 1L << 26).close();
    JDBC.createConnection("jdbc:sqlite::memory:", new Properties()).close();
    String self = Long.toString(ProcessHandle.current().pid());
    int limited =
        new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + arguments[0])
            .inheritIO()
            .start()
            .waitFor();
    if (limited != 0) {
      throw new IllegalStateException("prlimit ended with " + limited);
    }
    Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
