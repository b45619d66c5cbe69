/**
 * The Linux audit log (audit 2 and 3, kernels 2.6 to 6): which program called {@code connect},
 * {@code sendto}, {@code sendmsg} or {@code sendmmsg}, and with which address. A call is an event
 * of several records: SYSCALL has the program and how it went, SOCKADDR has the address; they have
 * the host, the time and the serial number in {@code audit(…)} in common and come in any order.
 *
 * <p>Two records, shortened: {@code node=lx7 type=SYSCALL msg=audit(1795962302.858:34):
 * arch=c000003e syscall=42 success=no exit=-115 comm="python3" exe="/usr/bin/python3.11"} and
 * {@code node=lx7 type=SOCKADDR msg=audit(1795962302.858:34):
 * saddr=020001BBC00002070000000000000000}
 *
 * <p>Forms: as auditd writes it, raw or enriched (behind an octet 0x1D the same in words); as
 * {@code ausearch -i} words it; as the kernel logs it where no auditd runs ({@code type=1300
 * audit(…)}); each also through syslog. Calls are known by their numbers on x86_64, i386, aarch64,
 * arm, riscv64, ppc64le and s390x, and by name elsewhere.
 *
 * <p>Time: seconds since the epoch; {@code ausearch -i} writes local time, month before day,
 * without a zone: that is the user's to name. It is when the call ended.
 *
 * <p>The client is the machine, by {@code node=} or by the wrapper, with the program's path ({@code
 * exe}), else with its short name ({@code comm}). A log of which neither says the machine cannot be
 * used: {@code name_format = HOSTNAME} in auditd.conf makes auditd say it.
 *
 * <p>What it does not carry: questions, answers, the machine's own address, how many octets went,
 * and the protocol: {@code connect} counts as TCP, the others as UDP. A program's getaddrinfo may
 * sort addresses by connecting a datagram socket to each, which looks like a connection that
 * succeeded. Packets on a socket that was connected before have no address. Calls through io_uring
 * are not audited as calls. What no rule asks for is not logged.
 *
 * <p>Memory: records wait for the other half of their event; of {@value
 * fluxgate.format.auditd.AuditdDecoder#MOST_EVENTS} the oldest goes. A half without the other says
 * nothing.
 *
 * <p>Skipped: {@code other_record}, {@code other_syscall}, {@code other_family}, {@code dns_itself}
 * (to port 53), {@code port_zero} (address sorting), {@code not_sent} (the call failed before
 * anything went out, or repeated another). Rejected: {@code not_a_record}, {@code bad_time}, {@code
 * no_host}, {@code no_syscall}, {@code no_saddr}, {@code bad_address}.
 *
 * <p>Sources: auditd.conf(5), ausearch(8), the audit project's message dictionary and its lib/
 * tables of system calls; Linux uapi/linux/audit.h (read 2026-11-29). Checked against auditd and
 * ausearch 3.0.9 on x86_64; the other machines by hand.
 */
@NullMarked
package fluxgate.format.auditd;

import org.jspecify.annotations.NullMarked;
