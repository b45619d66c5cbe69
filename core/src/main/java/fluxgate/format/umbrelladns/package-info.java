/**
 * Cisco Umbrella (Secure Access) DNS logs, as they are exported to S3: one line of quoted cells a
 * question, with or without a line of headings.
 *
 * <p>A line: {@code "2026-11-23
 * 07:38:39","ws41","ws41,hq","10.20.30.41","203.0.113.200","Blocked","1
 * (A)","NOERROR","c2.flux9.example.","Command and Control","Roaming Computers","Roaming
 * Computers,Networks","Command and Control"}
 *
 * <p>Cells: time, most granular identity, all identities, internal address, external address,
 * action, type asked for, response code, domain, categories; since version 2 the type of the
 * identity, all types, blocked categories; later versions add more, which are not read.
 *
 * <p>Time: UTC, to the second. The client is the internal address, the external one where there is
 * none; where the identity is a machine (Roaming Computers, Anyconnect Roaming Client, AD
 * Computers, Mobile Devices) it is that by name.
 *
 * <p>What it does not carry: answers, TTLs, name servers, connections, processes. The code of a
 * blocked question is NOERROR, since it was answered with a page's address.
 *
 * <p>Rejected: {@code too_few_cells}, {@code bad_time}, {@code no_query}, {@code bad_name}, {@code
 * bad_rrtype}, {@code no_client}, {@code bad_address}.
 *
 * <p>Sources: docs.umbrella.com/deployment-umbrella/docs/log-formats-and-versioning (read
 * 2026-11-29); compared with published samples.
 */
@NullMarked
package fluxgate.format.umbrelladns;

import org.jspecify.annotations.NullMarked;
