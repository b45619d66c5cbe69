#!/bin/bash
# Makes the goldens of passive-dns-cof that dnsdbq writes: dnsdbq asks a server on loopback that
# answers as version 2 of the DNSDB API does (with what stands below), and prints what it got.
# Nothing leaves the machine: it has a network namespace of its own.
# Needs root (for the namespace), and: iproute2 dnsdbq python3.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab client "$out"
cat > serve.py <<'P'
import http.server, json
RRSETS = [
    dict(count=5059, time_first=1795419480, time_last=1795505880, rrname="www.flux9.example.", rrtype="A",
         bailiwick="flux9.example.", rdata=["192.0.2.7", "198.51.100.9", "203.0.113.5"]),
    dict(count=3, zone_time_first=1795419481, zone_time_last=1795419541, rrname="flux9.example.", rrtype="NS",
         bailiwick="example.", rdata=["ns1.flux9.example.", "ns2.flux9.example."]),
    dict(count=1, time_first=1795419482, time_last=1795419482, rrname="six.flux9.example.", rrtype="AAAA",
         bailiwick="flux9.example.", rdata=["2001:db8:9::7"]),
    dict(count=2, time_first=1795419483, time_last=1795419483, rrname="text.flux9.example.", rrtype="TXT",
         bailiwick="flux9.example.", rdata=["\"v=spf1 ip4:192.0.2.0/24 -all\" \"a \\\"quoted\\\" word\""]),
    dict(count=7, time_first=1795419484, time_last=1795419600, rrname="alias.flux9.example.", rrtype="CNAME",
         bailiwick="flux9.example.", rdata=["www.flux9.example."]),
]
class Api(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = RRSETS
        if '/lookup/rdata/' in self.path:
            found = [dict({k: v for k, v in r.items() if k != 'bailiwick'}, rdata=r['rdata'][0]) for r in RRSETS]
        lines = [{"cond": "begin"}] + [{"obj": r} for r in found] + [{"cond": "succeeded"}]
        self.send_response(200)
        self.send_header('Content-Type', 'application/x-ndjson')
        self.end_headers()
        self.wfile.write(''.join(json.dumps(line) + '\n' for line in lines).encode())
    def log_message(self, *ignored):
        pass
http.server.HTTPServer(('127.0.0.1', 8053), Api).serve_forever()
P
python3 serve.py &
await listens tcp 8053
export DNSDBQ_CONFIG_FILE=/dev/null DNSDB_API_KEY=none DNSDB_SERVER=http://127.0.0.1:8053 HOME=$PWD
mkdir -p "$out/passive-dns-cof"
dnsdbq -U -r 'www.flux9.example' -j > "$out/passive-dns-cof/dnsdbq-rrset.ndjson"
dnsdbq -U -i 192.0.2.7 -j > "$out/passive-dns-cof/dnsdbq-rdata.ndjson"
chmod -R a+rX "$out/passive-dns-cof"
dnsdbq -v
