package fluxgate.format.auditd;

import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a SYSCALL record says of a call that sends.
 *
 * @param process the program's path, else its short name; null where neither is said
 * @param protocol the one that such calls are counted as
 * @param result how it went; null where nothing was sent
 */
record AuditCall(@Nullable String process, int protocol, @Nullable Result result) {
  /** Linux paths have at most 4,096 octets; nobody reads that many. */
  private static final int MOST_PROCESS = 1_024;

  /** By machine ({@code AUDIT_ARCH_*}) and number, from the tables of the audit project. */
  private static final Map<String, Map<String, String>> NAMES =
      Map.ofEntries(
          arch("c000003e", 42, 44, 46, 307), // x86_64
          arch("40000003", 362, 369, 370, 345), // i386
          arch("c00000b7", 203, 206, 211, 269), // aarch64
          arch("c00000f3", 203, 206, 211, 269), // riscv64
          arch("40000028", 283, 290, 296, 374), // arm
          arch("c0000015", 328, 335, 341, 349), // ppc64le
          arch("80000016", 362, 369, 370, 358)); // s390x

  /** All calls of sockets are one on i386, {@code a0} says which. */
  private static final String I386 = "40000003";

  private static final String SOCKETCALL = "102";

  private static Map.Entry<String, Map<String, String>> arch(
      String arch, int connect, int sendto, int sendmsg, int sendmmsg) {
    return Map.entry(
        arch,
        Map.of(
            String.valueOf(connect), "connect",
            String.valueOf(sendto), "sendto",
            String.valueOf(sendmsg), "sendmsg",
            String.valueOf(sendmmsg), "sendmmsg"));
  }

  /** Null where the record is of another call. */
  static @Nullable AuditCall of(AuditRecord record, String syscall) {
    String name = name(record, syscall);
    boolean connect = name.equals("connect");
    if (!connect && !name.startsWith("send")) {
      return null;
    }
    String process = record.text("exe");
    if (process == null) {
      process = record.text("comm");
    }
    if (process != null && process.length() > MOST_PROCESS) {
      process = process.substring(0, MOST_PROCESS);
    }
    int protocol = connect ? ConnectionObservation.TCP : ConnectionObservation.UDP;
    return new AuditCall(process, protocol, result(record));
  }

  private static String name(AuditRecord record, String syscall) {
    String said = record.field("SYSCALL");
    String arch = record.field("arch");
    boolean isMany = I386.equals(arch) && syscall.equals(SOCKETCALL);
    if (isMany || "socketcall".equals(said) || syscall.startsWith("socketcall")) {
      String which = record.field("a0");
      return switch (which == null ? "" : which) {
        case "3", "0x3", "connect" -> "connect";
        case "b", "0xb", "sendto" -> "sendto";
        case "10", "0x10", "sendmsg" -> "sendmsg";
        case "14", "0x14", "sendmmsg" -> "sendmmsg";
        default -> "";
      };
    }
    if (said == null) {
      Map<String, String> names = arch == null ? null : NAMES.get(arch);
      said = names == null ? syscall : names.getOrDefault(syscall, syscall);
    }
    return switch (said) {
      case "connect", "sendto", "sendmsg", "sendmmsg" -> said;
      default -> "";
    };
  }

  /** By the error, a number or, as ausearch words it, a name with its text. */
  private static @Nullable Result result(AuditRecord record) {
    String exit = record.field("exit");
    if (exit == null) {
      return "no".equals(record.field("success")) ? null : Result.UNKNOWN;
    }
    int bracket = exit.indexOf('(');
    return switch (bracket < 0 ? exit : exit.substring(0, bracket)) {
      case "-115", "EINPROGRESS", "-4", "EINTR" -> Result.UNKNOWN;
      case "-111", "ECONNREFUSED" -> Result.REFUSED;
      case "-110", "ETIMEDOUT", "-113", "EHOSTUNREACH" -> Result.UNANSWERED;
      default -> exit.startsWith("-") || exit.startsWith("E") ? null : Result.UNKNOWN;
    };
  }
}
