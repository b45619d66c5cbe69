/**
 * Which program asked or connected.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the clients, of which endpoint telemetry names
 * the process.
 *
 * <p>Measures: whether all programs that dealt with the name are script hosts and system tools that
 * have no web service of their own (UNUSUAL_PROCESS).
 *
 * <p>Invariants: silent where no source names a process, and as soon as a browser or any other
 * ordinary program asked too.
 *
 * <p>Sources: DET0485 asks for "uncommon processes" without naming them; the table holds
 * interpreters and signed system programs that ATT&amp;CK lists as proxies (T1059, T1218, T1197,
 * T1105).
 */
@NullMarked
package fluxgate.detect.signal.process;

import org.jspecify.annotations.NullMarked;
