#!/bin/bash
# Makes the goldens of resolvers' text logs anew: dnsmasq, BIND and Unbound before an authoritative
# server (NSD), asked by dig from two addresses, all on the loopback of a network namespace of their
# own. Nothing leaves the machine.
# Needs root, and: iproute2 nsd dnsmasq-base bind9 unbound bind9-dnsutils python3.
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab ns1 "$out"
lab=/run/lab
chmod 777 $lab
addresses 192.0.2.10 192.0.2.11 192.0.2.53 198.51.100.53 198.51.100.54 2001:db8::10 2001:db8::53

# --- the zone, and a server that never answers ----------------------------------------------------
cat > $lab/example.zone <<'Z'
$ORIGIN example.
@ 300 IN SOA ns hostmaster 1 3600 600 86400 60
@      300 NS    ns
ns     300 A     198.51.100.53
www.flux 60 A    203.0.113.7
www.flux 60 A    203.0.113.24
www.flux 60 A    203.0.113.41
www.flux 60 AAAA 2001:db8:f::7
shop   120 CNAME cdn.shop
cdn.shop 60 CNAME edge.cdn
edge.cdn 20 A    203.0.113.101
edge.cdn 20 A    203.0.113.102
edge.cdn 20 AAAA 2001:db8:c::1
mail  3600 MX    10 mx1
mx1   3600 A     203.0.113.25
bare   300 CNAME mail
Www.MiXed 300 A  203.0.113.80
odd\.dot\032name 300 A 203.0.113.81
tracker 60 A     203.0.113.90
Z
cat > $lab/reverse.zone <<'Z'
$ORIGIN 113.0.203.in-addr.arpa.
@ 300 IN SOA ns.example. hostmaster.example. 1 3600 600 86400 60
@ 300 NS ns.example.
7 300 PTR www.flux.example.
Z
nsd_with 198.51.100.53 example=example.zone 113.0.203.in-addr.arpa=reverse.zone
python3 -c '
import socket, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(("198.51.100.54", 53)); time.sleep(600)' &

await answers 198.51.100.53

questions() { # SERVER: the same to every resolver
  ask -b 192.0.2.10 @"$1" www.flux.example A
  ask -b 192.0.2.11 @"$1" www.flux.example A
  ask -b 192.0.2.10 @"$1" www.flux.example AAAA
  ask -b 192.0.2.11 @"$1" shop.example A
  ask -b 192.0.2.11 @"$1" shop.example AAAA
  ask -b 192.0.2.10 @"$1" shop.example A
  ask -b 192.0.2.10 @"$1" wWw.mixed.EXAMPLE A
  ask -b 192.0.2.10 @"$1" nothere.example A
  ask -b 192.0.2.10 @"$1" nothere.example A
  ask -b 192.0.2.11 @"$1" mail.example A
  ask -b 192.0.2.11 @"$1" mail.example MX
  ask -b 192.0.2.11 @"$1" bare.example A
  ask -b 192.0.2.10 @"$1" www.flux.example HTTPS
  ask -b 192.0.2.10 @"$1" www.flux.example TYPE65280
  ask -b 192.0.2.10 @"$1" -x 203.0.113.7
  ask -b 192.0.2.10 @"$1" blocked.example A
  ask -b 192.0.2.11 @"$1" walled.example A
  ask -b 192.0.2.10 @"$1" 'odd\.dot\032name.example' A
  ask -b 192.0.2.10 @"$1" +tcp +dnssec +cd tracker.example A
  ask -b 192.0.2.10 @"$1" version.bind TXT CH
  ask -b 192.0.2.10 @"$1" silent.silence.example A
}
together() { # SERVER: both families and both clients at one time
  ask -b 192.0.2.10 @"$1" edge.cdn.example A &
  local a=$!
  ask -b 192.0.2.10 @"$1" edge.cdn.example AAAA &
  local b=$!
  ask -b 192.0.2.11 @"$1" mx1.example A &
  wait $a $b $!
}

# --- dnsmasq -------------------------------------------------------------------------------------
echo '192.0.2.77 printer.example' > /run/printers
with_dnsmasq() { # NAME OPTION: the log goes to NAME
  dnsmasq -k -C /dev/null --no-resolv --no-hosts --addn-hosts=/run/printers --user=root \
    --listen-address=192.0.2.53 --bind-interfaces --pid-file= --cache-size=100 \
    --server=198.51.100.53 --server=/silence.example/198.51.100.54 \
    --address=/blocked.example/ --address=/walled.example/203.0.113.66 \
    --log-facility=$lab/$1 "$2" &
  local dnsmasq=$!
  await answers 192.0.2.53
  questions 192.0.2.53
  together 192.0.2.53
  ask -b 192.0.2.10 @192.0.2.53 printer.example A
  stop $dnsmasq
}
with_dnsmasq extra.raw --log-queries=extra
with_dnsmasq plain.raw --log-queries
halves() { # NAME FROM: what comes after the first line with FROM goes into a second file
  awk -v from="$2" -v one="$lab/$1.log" -v two="$lab/$1-2.log" \
    'index($0, from) { second = 1 } { print > (second ? two : one) }' "$lab/$1.raw"
}
halves extra '12 192.0.2.11'
halves plain 'query[MX] mail.example'
mkdir -p "$out/dnsmasq"
cp $lab/extra*.log $lab/plain*.log "$out/dnsmasq/"

# --- BIND ----------------------------------------------------------------------------------------
cat > $lab/policy.zone <<'Z'
$ORIGIN policy.example.
@ 300 IN SOA ns.example. hostmaster.example. 1 3600 600 86400 60
@ 300 NS ns.example.
blocked.example CNAME .
walled.example A 203.0.113.66
Z
with_bind() { # NAME PRINT_TIME [VIEW]
  local policy='response-policy { zone "policy.example"; } qname-wait-recurse no;'
  cat > $lab/named.conf <<Z
options {
  directory "$lab"; pid-file none; session-keyfile none;
  listen-on { 192.0.2.53; }; listen-on-v6 { 2001:db8::53; };
  recursion yes; dnssec-validation no; empty-zones-enable no; querylog yes;
  $([ -n "${3:-}" ] || echo "$policy")
};
controls { };
logging {
  channel log { file "$lab/$1"; severity info; print-time $2; print-category yes; print-severity yes; };
  category queries { log; }; category rpz { log; }; category query-errors { log; };
  category default { null; };
};
$([ -z "${3:-}" ] || echo "view $3 { $policy")
  zone "policy.example" { type primary; file "$lab/policy.zone"; };
  zone "example" { type forward; forward only; forwarders { 198.51.100.53; }; };
  zone "silence.example" { type forward; forward only; forwarders { 198.51.100.54; }; };
  zone "113.0.203.in-addr.arpa" { type forward; forward only; forwarders { 198.51.100.53; }; };
$([ -z "${3:-}" ] || echo "};")
Z
  named -f -c $lab/named.conf > $lab/named.out 2>&1 &
  local named=$!
  await answers 192.0.2.53
  questions 192.0.2.53
  ask -b 2001:db8::10 @2001:db8::53 www.flux.example A
  ask -b 192.0.2.11 @192.0.2.53 +subnet=203.0.113.0/24 www.flux.example A
  ask -b 192.0.2.11 @192.0.2.53 +norec www.flux.example A
  stop $named
}
with_bind local.log local inside
with_bind iso8601-utc.log iso8601-utc
mkdir -p "$out/bind-query"
cp $lab/local.log $lab/iso8601-utc.log "$out/bind-query/"

# --- Unbound -------------------------------------------------------------------------------------
with_unbound() { # NAME LINES...
  {
    cat <<Z
server:
  interface: 192.0.2.53
  interface: 2001:db8::53
  access-control: 0.0.0.0/0 allow
  access-control: ::/0 allow
  username: ""
  chroot: ""
  directory: "$lab"
  pidfile: ""
  use-syslog: no
  logfile: "$lab/$1"
  num-threads: 2
  module-config: "respip iterator"
  do-not-query-localhost: no
  local-zone: "example." nodefault
  local-zone: "113.0.203.in-addr.arpa." nodefault
Z
    printf '  %s\n' "${@:2}"
    cat <<Z
remote-control:
  control-enable: no
forward-zone:
  name: "example."
  forward-addr: 198.51.100.53
forward-zone:
  name: "silence.example."
  forward-addr: 198.51.100.54
forward-zone:
  name: "113.0.203.in-addr.arpa."
  forward-addr: 198.51.100.53
rpz:
  name: policy.example.
  zonefile: "$lab/policy.zone"
  rpz-log: yes
Z
  } > $lab/unbound.conf
  unbound -d -c $lab/unbound.conf &
  local unbound=$!
  await answers 192.0.2.53
  questions 192.0.2.53
  ask -b 2001:db8::10 @2001:db8::53 www.flux.example A
  stop $unbound
}
with_unbound tagged.log "log-queries: yes" "log-replies: yes" "log-tag-queryreply: yes"
with_unbound ascii.log "log-replies: yes" "log-time-ascii: yes" "log-local-actions: yes"
with_unbound queries.log "log-queries: yes"
mkdir -p "$out/unbound-query"
cp $lab/tagged.log $lab/ascii.log $lab/queries.log "$out/unbound-query/"

chmod -R a+rX "$out"
versions "dnsmasq --version" "named -v" "unbound -V" "nsd -v" "dig -v"
ls -l "$out"/{dnsmasq,bind-query,unbound-query}
