# What the recipes in the folders beside this file share. Each sources it first:
#   . "$(dirname "$0")/../lab.sh"
goldens=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
formats=$(realpath "$goldens/../resources/fluxgate/format") # where the goldens lie

# lab HOST ARGUMENT...: starts the script anew with these arguments in namespaces of its own, on a
# machine of that name, in a folder that goes with them. Loopback is all it has, so nothing leaves.
lab() {
  if [ "${FLUXGATE_LAB:-}" != inside ]; then
    exec env FLUXGATE_LAB=inside unshare --mount --net --uts "$0" "${@:2}"
  fi
  hostname "$1"
  export TZ=UTC LC_ALL=C PYTHONPATH=$goldens PYTHONDONTWRITEBYTECODE=1 # traffic.py
  mount -t tmpfs -o mode=755 lab /run
  mkdir -p /run/lab /run/netns
  cd /run/lab
  trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
  ip link set lo up
}

# addresses ADDRESS...: loopback has these as well.
addresses() {
  local address
  for address in "$@"; do
    case $address in
      *:*) ip address add "$address/128" dev lo nodad ;;
      *) ip address add "$address/32" dev lo ;;
    esac
  done
}

# await COMMAND...: until it succeeds, a hundred times at most.
await() {
  local i
  for i in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "waited in vain: $*" >&2
  exit 1
}

# listens tcp|udp PORT: whether somebody does here, in IPv4.
listens() { grep -q ":$(printf %04X "$2") " "/proc/net/$1"; }

# answers SERVER: whether it knows a name that every zone here has.
answers() { dig +time=1 +tries=1 @"$1" ns.example; }

# ask ARGUMENT...: asks by dig, whatever comes of it.
ask() { dig +time=1 +tries=1 "$@" >>/run/lab/dig.log 2>&1 || true; }

# stop PROCESS...: ends them, and waits for that.
stop() {
  kill "$@"
  wait "$@" || true
}

# nsd_with ADDRESS ZONE=FILE...: an authoritative server; $more is a line of its settings, and
# $within the command that it runs within.
nsd_with() {
  local zone
  {
    cat <<Z
server:
  ip-address: $1
  username: ""
  chroot: ""
  zonesdir: "/run/lab"
  pidfile: ""
  xfrdfile: "/run/lab/xfrd"
  database: ""
  zonelistfile: "/run/lab/list"
  xfrdir: "/run/lab"
  ${more:-}
remote-control:
  control-enable: no
Z
    for zone in "${@:2}"; do
      printf 'zone:\n  name: "%s."\n  zonefile: "%s"\n' "${zone%%=*}" "${zone#*=}"
    done
  } > nsd.conf
  ${within:-} nsd -d -c nsd.conf > nsd.log 2>&1 &
}

# own_dev: a /dev of the script's own, whose log leads to the journald of its own.
own_dev() {
  mkdir -p /run/dev
  cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /run/dev/
  mount --bind /run/dev /dev
  ln -s /run/systemd/journal/dev-log /dev/log
}

# journald_with LINE...: journald with these lines in its configuration, after own_dev; $journald.
journald_with() {
  mkdir -p /run/log/journal /run/systemd/journal
  echo 0123456789abcdef0123456789abcdef > machine-id
  mount --bind machine-id /etc/machine-id
  printf '%s\n' '[Journal]' Storage=volatile ReadKMsg=no "$@" > journald.conf
  mount --bind journald.conf /etc/systemd/journald.conf
  /lib/systemd/systemd-journald &
  journald=$!
  await test -S /run/systemd/journal/stdout
  await test -S /run/systemd/journal/dev-log
}

# journal OPTION...: what journald kept, without the number of the boot.
journal() {
  journalctl -D /run/log/journal "$@" |
    sed -E 's/("_BOOT_ID":")[0-9a-f]*/\100000000000000000000000000000000/g; s/(;b=)[0-9a-f]*/\100000000000000000000000000000000/g'
}

# versions COMMAND...: the first line that each says.
versions() {
  local command
  for command in "$@"; do $command 2>&1 | head -1; done
}
