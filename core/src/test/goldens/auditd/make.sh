#!/bin/bash
# Makes the goldens of auditd anew: a program that opens connections and sends datagrams in a
# network namespace of its own, where nothing leaves the machine, under an audit rule for its user.
# The kernel must allow auditing, and no auditd may run. Needs root, and: auditd iproute2 python3.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
out=$(realpath "${1:-$(dirname "$0")/../../resources/fluxgate/format/auditd}")
if [ "${FLUXGATE_LAB:-}" != inside ]; then
  exec env FLUXGATE_LAB=inside unshare --mount --net "$0" "$out"
fi
export TZ=UTC LC_ALL=C
mount -t tmpfs -o mode=755 lab /run && mkdir -p /run/audit/log /run/audit/plugins.d
cd /run
user=12345
rule=(always,exit -F arch=b64 -S connect,sendto,sendmsg -F uid=$user -k ff_connect)
trap 'auditctl -d "${rule[@]}" 2>/dev/null || true; auditctl -e 0 >/dev/null; kill $(cat /run/auditd.pid) 2>/dev/null || true' EXIT

ip link set lo up
for address in 192.0.2.7/24 198.51.100.9/24 203.0.113.11/32 10.0.0.53/32; do
  ip address add "$address" dev lo
done
ip address add 2001:db8::7/64 dev lo nodad
cat >calls.py <<'P'
import socket
def call(family, kind, what):
    with socket.socket(family, kind) as s:
        s.setblocking(kind == socket.SOCK_DGRAM)
        try:
            what(s)
        except OSError:
            pass
v4, v6, local = socket.AF_INET, socket.AF_INET6, socket.AF_UNIX
stream, datagram = socket.SOCK_STREAM, socket.SOCK_DGRAM
call(v4, stream, lambda s: s.connect(("192.0.2.7", 443)))
call(v6, stream, lambda s: s.connect(("2001:db8::7", 443)))
call(v4, datagram, lambda s: s.sendto(b"x", ("198.51.100.9", 123)))
call(v4, datagram, lambda s: s.sendto(b"x", ("10.0.0.53", 53)))
call(v4, datagram, lambda s: s.sendmsg([b"x"], [], 0, ("203.0.113.11", 4500)))
call(local, stream, lambda s: s.connect("/run/none"))
call(v4, stream, lambda s: s.connect(("203.0.113.99", 8081)))  # no route
with socket.socket(v4, stream) as s:
    try:
        s.connect(("192.0.2.8", 8080))  # refused
    except OSError:
        pass
P
record() { # FORMAT NODE_FORMAT
  rm -f audit/log/*
  cat >audit/auditd.conf <<C
local_events = yes
write_logs = yes
log_file = /run/audit/log/audit.log
log_format = $1
flush = INCREMENTAL_ASYNC
freq = 1
max_log_file = 8
num_logs = 2
max_log_file_action = ROTATE
name_format = USER
name = lx7
space_left = 3
admin_space_left = 2
plugin_dir = /run/audit/plugins.d
C
  chmod -R go-w audit
  auditd -n -s enable -c /run/audit &
  sleep 2
  auditctl -a "${rule[@]}"
  setpriv --reuid $user --regid $user --clear-groups /usr/bin/python3 -I calls.py
  sleep 1
  auditctl -d "${rule[@]}"
  kill %%
  wait || true
}
mine=(-if /run/audit/log/audit.log -ui $user)
record RAW
ausearch "${mine[@]}" --raw >"$out/raw.log"
record ENRICHED
ausearch "${mine[@]}" --raw >"$out/enriched.log"
ausearch "${mine[@]}" -i >"$out/interpreted.txt"
