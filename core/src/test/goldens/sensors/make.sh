#!/bin/bash
# Makes the goldens of network sensors anew: what Suricata and tcpdump write of the captures
# in the test resources (which packets/make.sh and packets/sessions.sh made). They only read files: no
# network is used. What is not installed is passed over, and said. The goldens come from the versions
# of several Debians: 6 of bullseye, 8 of unstable, each in a folder that debootstrap made.
# Needs: python3, and what is to be made anew of suricata, tcpdump.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
here=$(realpath "$(dirname "$0")")
captures=$here/../../resources/fluxgate/format/pcap
out=$(realpath "${1:-$here/../../resources/fluxgate/format}")
lab=$(mktemp -d)
trap 'rm -r "$lab"' EXIT
export TZ=UTC LC_ALL=C
cd "$lab"
has() { command -v "$1" >/dev/null || { echo "passed over, not installed: $1"; false; }; }

# --- Suricata: one run a capture, appended to one log ----------------------------------------------
suricata_with() { # VERSION_OF_DNS_EVENTS NAME CAPTURE...
  cat > suricata.yaml <<Y
%YAML 1.1
---
vars:
  address-groups: { HOME_NET: "[10.0.0.0/8]", EXTERNAL_NET: "any" }
outputs:
  - eve-log:
      enabled: yes
      filetype: regular
      filename: $2
      append: yes
      types:
        - dns: { version: $1, formats: [detailed, grouped] }
        - flow
app-layer:
  protocols:
    dns:
      udp: { enabled: yes, detection-ports: { dp: 53 } }
      tcp: { enabled: yes, detection-ports: { dp: 53 } }
Y
  for capture in "${@:3}"; do
    suricata -c suricata.yaml --runmode single -S /dev/null -k none -l "$lab" -r "$captures/$capture" >>suricata.out 2>&1
  done
  mkdir -p "$out/suricata-eve"
  cp "$2" "$out/suricata-eve/"
}
if has suricata; then
  version=$(suricata -V | sed 's/.*version \([0-9]*\).*/\1/')
  sets='names.pcap policy-and-connections.pcap sessions.pcap'
  case $version in
    6)
      suricata_with 1 suricata-6-v1.json $sets
      suricata_with 2 suricata-6-v2.json $sets
      ;;
    7) suricata_with 2 suricata-7.json $sets ;;
    *) suricata_with 3 suricata-$version.json $sets ;;
  esac
  suricata -V
fi

# --- tcpdump of pflog: Linux has no pf, so the headers are put before the packets by hand -----------
if has tcpdump; then
  python3 - "$captures/sessions.pcap" pflog.pcap <<'P'
# The header of pf's log (if_pflog.h of FreeBSD) before what a firewall logs: every packet that it
# blocks (to 203.0.113.5), and of what it passes the one that makes a state; some in an anchor.
import struct, sys
data = open(sys.argv[1], 'rb').read()
order = '<' if data[:4] in (b'\xd4\xc3\xb2\xa1', b'\x4d\x3c\xb2\xa1') else '>'
out = open(sys.argv[2], 'wb')
out.write(data[:20] + struct.pack(order + 'I', 117))
at, states = 24, set()
while at < len(data):
    seconds, fraction, kept, whole = struct.unpack_from(order + '4I', data, at)
    packet = data[at + 16:at + 16 + kept]
    at += 16 + kept
    six, ip = packet[12:14] == b'\x86\xdd', packet[14:]
    source, target = (ip[8:24], ip[24:40]) if six else (ip[12:16], ip[16:20])
    ports = struct.unpack_from('>2H', ip, 40 if six else (ip[0] & 15) * 4)
    blocked = target == bytes((203, 0, 113, 5))
    flow = frozenset(((source, ports[0]), (target, ports[1])))
    if flow in states:
        continue
    if not blocked:
        states.add(flow)
    anchor = ports[1] in (8443, 8081)
    header = struct.pack('>BBBB16s16sIIIiIiB3x', 61, 28 if six else 2, 1 if blocked else 0, 0, b'em0',
                         b'flux' if anchor else b'', 16 if anchor else 3, 2 if anchor else 0xFFFFFFFF,
                         0, -1, 0, -1, 2)
    out.write(struct.pack(order + '4I', seconds, fraction, kept + len(header) - 14, whole + len(header) - 14) + header + ip)
P
  mkdir -p "$out/filterlog"
  tcpdump -n -e -tttt -r pflog.pcap > "$out/filterlog/tcpdump.txt" 2>/dev/null
  tcpdump -n -e -v -tttt -r pflog.pcap > "$out/filterlog/tcpdump-v.txt" 2>/dev/null
  tcpdump --version 2>&1 | head -1
fi
chmod -R a+rX "$out"
