/**
 * Flow logs of Azure's Network Watcher: of network security groups (versions 1 and 2) and of
 * virtual networks (version 4), as they lie in blobs, a JSON document each, on one line of any
 * length or on many; or as shippers cut them up, a record a line. And rows of traffic analytics'
 * tables (NTANetAnalytics, AzureNetworkAnalytics_CL), a JSON object a line.
 *
 * <p>A document, shortened: {@code {"records":[{"time":"2026-11-23T07:39:00Z",
 * "category":"NetworkSecurityGroupFlowEvent","properties":{"Version":2,"flows":[{"rule":"out",
 * "flows":[{"mac":"000D3AF87856","flowTuples":[
 * "1795419481,10.20.30.41,192.0.2.7,51443,443,T,O,A,B,,,,"]}]}]}}]}}; a tuple of a virtual network:
 * {@code "1795419481123,10.20.30.41,192.0.2.7,51443,443,6,O,B,NX,0,0,0,0"}
 *
 * <p>A tuple is a record, wherever it stands: it holds all that is read ({@link
 * fluxgate.format.framing.FlowTupleReader}), so that a document of any size is read in the memory
 * of a line and of the flows that wait for their ends. Lines of such a document that hold no tuple
 * are no records.
 *
 * <p>Times: seconds since the epoch (security groups), or milliseconds (virtual networks); of
 * tables ISO 8601 in UTC, the first and last sight of flows that were added up.
 *
 * <p>What it does not carry: names, programs, TCP flags. The source opened the connection. A flow
 * is logged when it begins, about once a minute while it goes on, and when it ends, and counts
 * octets since it was logged last: it is one connection, from its beginning to its end, and has a
 * volume where it ended within a minute. Octets from the destination mean that it was established;
 * without any its result is unknown. A denied one was not answered. Version 1 knows no states: an
 * allowed tuple is a connection of unknown result. A table's row whose other ends are public is a
 * connection with each of them.
 *
 * <p>What becomes of a record: accepted; skipped {@code continuing}, {@code told_before} (it ended
 * more than ten minutes after it began, and was told then), {@code other_row}, {@code other_line},
 * {@code not_tcp_or_udp}, {@code dns_itself}; rejected {@code line_too_long}, {@code
 * tuple_too_long}, {@code truncated}, {@code too_few_fields}, {@code bad_state}, {@code bad_json},
 * {@code no_time}, {@code bad_time}, {@code no_source}, {@code no_destination}, {@code
 * no_protocol}, {@code no_port}, {@code bad_address}, {@code bad_number}.
 *
 * <p>Sources: "Flow logging for network security groups", "Virtual network flow logs" and "Traffic
 * analytics schema" (learn.microsoft.com), known at second hand on 2026-11-29; compared with
 * published tuples of versions 1 and 4. Records within another shipper's JSON are not read.
 */
@NullMarked
package fluxgate.format.azureflow;

import org.jspecify.annotations.NullMarked;
