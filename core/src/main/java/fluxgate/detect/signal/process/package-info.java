/**
 * Which program asked or connected.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the clients, of which endpoint telemetry names
 * the process.
 *
 * <p>Measures: whether all programs that dealt with the name are script hosts and system tools that
 * have no web service of their own, or lie in a folder that nothing is installed in: a scratch
 * folder, or right in a folder in which each program has one of its own (UNUSUAL_PROCESS).
 *
 * <p>Invariants: where no source names a process this is said (PROCESS_UNOBSERVED); silent as soon
 * as a browser or any other ordinary program asked too. Services and the kernel, which act for
 * others, count for nothing.
 *
 * <p>Limits: what drops itself into a folder of its own looks installed. The weights are judgement,
 * not measurement: there is no labelled telemetry of endpoints to measure them on.
 *
 * <p>Sources: DET0485 asks for "uncommon processes" without naming them; the table holds
 * interpreters and signed system programs that ATT&amp;CK lists as proxies (T1059, T1218, T1197,
 * T1105). The folders are those into which ATT&amp;CK describes programs as dropped, and from which
 * little is installed (T1036.005, T1204); a choice, checked against no rule set.
 */
@NullMarked
package fluxgate.detect.signal.process;

import org.jspecify.annotations.NullMarked;
