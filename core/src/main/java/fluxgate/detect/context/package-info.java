/**
 * What people know about names, addresses and machines: lists that they keep or were given,
 * registration dates, and which machine held which address when.
 *
 * <p>Where it sits: beside the networks in what the detector is told before it starts. {@code
 * ContextFile} tells the formats apart and hands each to its reader; readers fill a {@code
 * DomainContext.Builder}; the signals {@code age} and {@code listed} ask the finished {@code
 * DomainContext}. {@code HostMap} renames clients before the detector sees them.
 *
 * <p>Invariants: everything is parsed from streams that the caller gives; nothing is opened here.
 * Names match by whole labels. An entry whose date has passed, in the time of the data, matches
 * nothing and is said to have expired. Every record that is not used is counted with its reason,
 * and the first places are kept. Nothing grows with the input beyond the entries themselves, which
 * are bounded.
 *
 * <p>Sources: MISP warning-list format (fields {@code name}, {@code type}, {@code
 * matching_attributes}, {@code list}); RFC 9083 (RDAP domain objects); hosts(5).
 */
@NullMarked
package fluxgate.detect.context;

import org.jspecify.annotations.NullMarked;
