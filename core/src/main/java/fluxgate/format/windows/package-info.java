/**
 * What the logs of Windows have in common: an event a line, with a header and named fields, in
 * whichever notation it was shipped. No format of its own.
 *
 * <p>The notations, which may be mixed: NDJSON of Winlogbeat ({@code winlog.event_data}; at the top
 * before version 7); the event in XML, as Windows, wevtutil and Splunk's XmlWinEventLog write it,
 * and the same as JSON ({@code {"Event":{"System":…,"EventData":…}}}, evtx_dump); flat NDJSON
 * ({@code {"EventID":22,"Hostname":…}}, NXLog).
 *
 * <p>Where it sits: between {@code format.text}, which reads JSON and XML into rows, and the
 * formats that know what an event means (Sysmon, the DNS server, the security log).
 *
 * <p>Invariants: the machine is the one that the event happened on, never the collector; a time
 * without a zone ({@code EventTime}) counts only where no other stands there.
 *
 * <p>Sources: the event schema of Windows
 * (learn.microsoft.com/windows/win32/wes/eventschema-schema), Winlogbeat's exported fields,
 * github.com/omerbenamram/evtx, NXLog's im_msvistalog and im_etw; known at second hand on
 * 2026-11-29.
 */
@NullMarked
package fluxgate.format.windows;

import org.jspecify.annotations.NullMarked;
