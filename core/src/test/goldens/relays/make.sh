#!/bin/bash
# Makes the goldens of relays anew: syslog-ng turns a packet log of the kernel (the golden of
# netfilter-log) into the Common Event Format; and Unbound logs to syslog, from where journald,
# rsyslog and syslog-ng keep its lines in their own wrappers, all in namespaces of their own, asked
# by dig over loopback. Nothing leaves the machine.
# Needs root, and: iproute2 nsd unbound bind9-dnsutils python3 systemd, and what is to be made anew of
# syslog-ng-core with syslog-ng-scl, and rsyslog (Debian has only one of the two at a time; the other
# may lie unpacked in a folder that PATH names).
# usage: make.sh [OUTPUT_FOLDER]   (default: the test resources)
set -eu
. "$(dirname "$0")/../lab.sh"
out=$(realpath "${1:-$formats}")
lab fw1 "$out"
packets=$formats/netfilter-log/syslog.log
own_dev
addresses 192.0.2.10 192.0.2.11 192.0.2.53 198.51.100.53

# --- the kernel's packet log as CEF, as a firewall's administrator would write it --------------------
cat > cef.conf <<'C'
@version: 3.38
@include "scl.conf"
options { keep-hostname(yes); time-zone("UTC"); };
source kernel { stdin(); };
parser packet { iptables-parser(); };
filter is_packet { match(".+" value(".iptables.SRC")) and not match("ICMP" value(".iptables.PROTO")) };
rewrite names {
  set("${.iptables.SRC}" value(".cef.src"));
  set("${.iptables.SPT}" value(".cef.spt"));
  set("${.iptables.DST}" value(".cef.dst"));
  set("${.iptables.DPT}" value(".cef.dpt"));
  set("${.iptables.PROTO}" value(".cef.proto"));
  set("${.iptables.IN}" value(".cef.deviceInboundInterface"));
  set("${.iptables.LEN}" value(".cef.in"));
  set("${MONTH_ABBREV} ${DAY} ${YEAR} ${HOUR}:${MIN}:${SEC}" value(".cef.rt"));
  set("UTC" value(".cef.dtz"));
  set("deny" value(".cef.act") condition(match("203.0.113.5" value(".iptables.DST"))));
  set("${MESSAGE}" value(".cef.msg"));
};
destination events {
  file("/run/lab/cef.log" template(
    "<$PRI>$DATE $HOST CEF:0|Example|Packet log|1.0|log|a \\| in a name|3|$(format-cef-extension --subkeys .cef.)\n"));
};
log { source(kernel); parser(packet); filter(is_packet); rewrite(names); destination(events); };
C
cat "$packets" | syslog-ng -F -f cef.conf --no-caps -R /run/lab/cef.persist -p /run/lab/cef.pid -c /run/lab/cef.ctl \
  > cef.out 2>&1
mkdir -p "$out/cef"
cp cef.log "$out/cef/syslog-ng.log"

# --- a resolver that logs to syslog ------------------------------------------------------------------
cat > example.zone <<'Z'
$ORIGIN example.
@ 300 IN SOA ns hostmaster 1 3600 600 86400 60
@      300 NS    ns
ns     300 A     198.51.100.53
www.flux 60 A    203.0.113.7
www.flux 60 AAAA 2001:db8:f::7
odd\"name 60 A   203.0.113.8
Z
nsd_with 198.51.100.53 example=example.zone
journald_with ForwardToSyslog=yes
cat > tap.py <<'P'
import socket, sys
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", 6514)); s.listen(1)
with open("octets.log", "wb") as f:
    c, _ = s.accept()
    while d := c.recv(65536):
        f.write(d); f.flush()
P
python3 tap.py &
cat > relay.conf <<'C'
@version: 3.38
options { keep-hostname(yes); };
source net { network(ip("127.0.0.1") port(6515) transport("udp") flags(syslog-protocol)); };
destination json { file("/run/lab/syslog-ng.ndjson" template("$(format-json --scope rfc5424 --exclude DATE --key ISODATE)\n")); };
destination ietf { file("/run/lab/syslog-ng-ietf.log" template("<$PRI>1 $ISODATE $HOST $PROGRAM ${PID:--} ${MSGID:--} ${SDATA:--} $MSG\n")); };
log { source(net); destination(json); destination(ietf); };
C
syslog-ng -F -f relay.conf --no-caps -R /run/lab/relay.persist -p /run/lab/relay.pid -c /run/lab/relay.ctl > relay.out 2>&1 &
cat > rsyslog.conf <<'C'
module(load="imuxsock" SysSock.Name="/run/systemd/journal/syslog")
template(name="json" type="list" option.jsonf="on") {
  property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
  property(outname="host" name="hostname" format="jsonf")
  property(outname="severity" name="syslogseverity-text" format="jsonf")
  property(outname="tag" name="syslogtag" format="jsonf")
  property(outname="message" name="msg" format="jsonf")
}
if $programname == "unbound" then {
  action(type="omfile" file="/run/lab/traditional.log" template="RSYSLOG_TraditionalFileFormat")
  action(type="omfile" file="/run/lab/file.log" template="RSYSLOG_FileFormat")
  action(type="omfile" file="/run/lab/protocol23.log" template="RSYSLOG_SyslogProtocol23Format")
  action(type="omfile" file="/run/lab/rsyslog.ndjson" template="json")
  action(type="omfwd" target="127.0.0.1" port="6514" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format")
  action(type="omfwd" target="127.0.0.1" port="6515" protocol="udp" template="RSYSLOG_SyslogProtocol23Format")
}
C
rsyslogd -n -f rsyslog.conf -i /run/lab/rsyslog.pid > rsyslog.out 2>&1 &
await test -S /run/systemd/journal/syslog
sleep 1
cat > unbound.conf <<'Z'
server:
  interface: 192.0.2.53
  access-control: 0.0.0.0/0 allow
  username: ""
  chroot: ""
  directory: "/run/lab"
  pidfile: ""
  use-syslog: yes
  log-replies: yes
  log-tag-queryreply: yes
  num-threads: 1
  module-config: "iterator"
  do-not-query-localhost: no
  local-zone: "example." nodefault
remote-control:
  control-enable: no
forward-zone:
  name: "example."
  forward-addr: 198.51.100.53
Z
unbound -d -c unbound.conf &
unbound=$!
await answers 192.0.2.53
ask -b 192.0.2.10 @192.0.2.53 www.flux.example A
ask -b 192.0.2.11 @192.0.2.53 www.flux.example AAAA
ask -b 192.0.2.10 @192.0.2.53 nothere.example A
ask -b 192.0.2.10 @192.0.2.53 'odd\"name.example' A
sleep 1
stop $unbound
sleep 1
journal -o json SYSLOG_IDENTIFIER=unbound > journal.ndjson
journal -o short-iso SYSLOG_IDENTIFIER=unbound > journal-short-iso.log
kill $journald
mkdir -p "$out/unbound-query"
for log in traditional.log file.log protocol23.log octets.log rsyslog.ndjson; do cp $log "$out/unbound-query/rsyslog-${log#rsyslog.}"; done
mv "$out/unbound-query/rsyslog-ndjson" "$out/unbound-query/rsyslog.ndjson"
cp syslog-ng.ndjson syslog-ng-ietf.log journal.ndjson journal-short-iso.log "$out/unbound-query/"
chmod -R a+rX "$out"
versions "syslog-ng --version" "rsyslogd -v" "unbound -V" "journalctl --version"
