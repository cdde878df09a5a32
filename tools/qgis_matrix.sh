#!/usr/bin/env bash
# Run a command of this checkout under another QGIS, in a chroot of another Debian suite.
#
#   tools/qgis_matrix.sh SUITE [COMMAND [ARG...]]        (default command: ./dev test)
#
#   SUITE  bookworm            QGIS 3.22, Python 3.11, numpy 1.24
#          bookworm-backports  QGIS 3.40, Python 3.11, numpy 1.24
#          trixie              QGIS 3.40, Python 3.13, numpy 2.2
#          trixie-backports    QGIS 3.44, Python 3.13, numpy 2.2
#          forky               QGIS 3.44, Python 3.14, numpy 2.4
#
# The first run of a suite builds its chroot (some minutes, 2-3 GB), later ones take seconds. The
# checkout is copied in with its last commit, so the command may write where it likes; the virtual
# environment it makes there stays for the next run.
#
# Environment:
#   CHROOT_BASE  where the chroots lie                   (default: /tmp/chroots)
#   MIRROR       Debian mirror                           (default: the first one of this machine's apt)
#   OUT          folder to mount as /out                 (default: $CHROOT_BASE/out-SUITE)
#   REBUILD=1    build the chroot anew
#
# Needs root on Debian. All mounts live in a mount and process namespace of their own: nothing stays
# mounted and no process survives, whatever ends the command.
set -euo pipefail

suites=(bookworm bookworm-backports trixie trixie-backports forky)

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

case "${1:-}" in
  '')
    usage >&2
    exit 2
    ;;
  -h | --help)
    usage
    exit
    ;;
  --list)
    printf '%s\n' "${suites[@]}"
    exit
    ;;
esac
suite=$1
shift
case " ${suites[*]} " in
  *" $suite "*) ;;
  *)
    echo "Unknown suite: $suite. There are: ${suites[*]}" >&2
    exit 2
    ;;
esac
[ $# -gt 0 ] || set -- ./dev test
release=${suite%-backports}
checkout=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
base=${CHROOT_BASE:-/tmp/chroots}
root=$base/$suite
out=${OUT:-$base/out-$suite}
inside=/src/carbonsink

say() { echo "[$suite +${SECONDS}s] $*" >&2; }
die() {
  say "$*"
  exit 2
}

# ---- build the chroot ------------------------------------------------------------------------------

debs=(qgis python3-qgis python3-venv python3-pip ca-certificates git procps)
debs+=(xvfb xauth openbox imagemagick x11-apps xdotool)

find_mirror() {
  local mirror
  mirror=$(cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null |
    awk '$1 == "URIs:" || $1 == "deb" {
           for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) {print $i; exit}}') || true
  [ -n "$mirror" ] || die "No Debian mirror in this machine's apt sources: please set MIRROR."
  echo "$mirror"
}

build() {
  command -v mmdebstrap >/dev/null || apt-get install -q -y --no-install-recommends mmdebstrap
  local mirror sources options=()
  mirror=${MIRROR:-$(find_mirror)}
  sources=("deb $mirror $release main")
  if [ "$suite" != "$release" ]; then
    sources+=("deb $mirror $suite main")
    # QGIS alone comes from the backports, the rest stays what the release has.
    local pin="Package: src:qgis\nPin: release n=$suite\nPin-Priority: 990\n"
    options+=("--setup-hook=mkdir -p \"\$1\"/etc/apt/preferences.d &&
      printf '$pin' >\"\$1\"/etc/apt/preferences.d/qgis")
  fi
  rm -rf --one-file-system "$root.new" "$root"
  say "building $root"
  mmdebstrap --mode=root --variant=apt --include="$(IFS=,; echo "${debs[*]}")" \
    --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Check-Date "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    "${options[@]}" "$release" "$root.new" "${sources[@]}" >"$base/build-$suite.log" 2>&1 ||
    die "build failed: $(tail -n 30 "$base/build-$suite.log")"
  mv "$root.new" "$root"
  say "built, $(du -sh "$root" | cut -f1)"
}

# ---- bring in the checkout, and how this machine reaches the network -----------------------------------

list_checkout() {
  cd "$checkout"
  if [ -e .git ] && command -v git >/dev/null; then
    git -c safe.directory='*' ls-files -coz --exclude-standard
  else
    find . -path ./.git -prune -o -path ./.venv -prune -o -path ./.dev -prune -o -type f -print0
  fi | while IFS= read -r -d '' file; do
    if [ -e "$file" ]; then printf '%s\0' "$file"; fi
  done
}

copy_checkout() {
  mkdir -p "$root$inside"
  find "$root$inside" -mindepth 1 -maxdepth 1 ! -name .venv ! -name .dev \
    -exec rm -rf --one-file-system {} +
  list_checkout | tar -C "$checkout" --null -T - -cf - | tar -C "$root$inside" -xf -
  copy_history || say "no Git history inside: what needs it is skipped"
}

# The last commit alone, for what asks Git: the packaging and its tests.
copy_history() {
  local history=$root$inside.history code=0
  if ! [ -e "$checkout/.git" ] || ! command -v git >/dev/null; then return 1; fi
  rm -rf --one-file-system "$history"
  {
    git clone -q --depth 1 --no-checkout "file://$checkout" "$history" &&
      mv "$history/.git" "$root$inside/.git" && git -C "$root$inside" reset -q
  } || code=1
  rm -rf --one-file-system "$history"
  [ "$code" -eq 0 ] || rm -rf --one-file-system "$root$inside/.git"
  return "$code"
}

pip_settings=(/etc/pip.conf "$HOME/.config/pip/pip.conf" "$HOME/.pip/pip.conf")
read_pip_settings() { cat "${pip_settings[@]}" /dev/null 2>/dev/null || true; }
certificates=${PIP_CERT:-${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}}

copy_settings() {
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  mkdir -p "$root/etc/ssl/certs" "$root/root/.cache/pip" "$root/out"
  [ ! -f "$certificates" ] || cp -L "$certificates" "$root/etc/ssl/certs/host.crt"
  # pip reads one file there: what all of this machine's say, except paths of certificates.
  read_pip_settings | grep -v '^cert *=' | merge_sections >"$root/etc/pip.conf"
  rm -f "$root/root/.config/pip/pip.conf"
}

# A section that occurs twice becomes one.
merge_sections() {
  awk '/^\[/{section = $0; if (!seen[section]++) order[n++] = section; next}
       section{text[section] = text[section] $0 "\n"}
       END{for (i = 0; i < n; i++) printf "%s\n%s", order[i], text[order[i]]}'
}

# Folders of packages on this machine that pip's settings name.
package_folders() {
  {
    read_pip_settings
    echo "${PIP_FIND_LINKS:-} ${PIP_EXTRA_INDEX_URL:-} ${PIP_INDEX_URL:-}"
  } |
    grep -oE '(^|[ =]|file://)/[^ ]+' | sed -E 's#^[ =]*(file://)?##; s#/simple/?$##' |
    while read -r folder; do if [ -d "$folder" ]; then echo "$folder"; fi; done
}

# ---- run -----------------------------------------------------------------------------------------------

run_inside() {
  mount --make-rprivate /
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/tmp"
  chmod 1777 "$root/tmp"
  mount --bind "$out" "$root/out"
  if [ -d "$HOME/.cache/pip" ]; then mount --bind "$HOME/.cache/pip" "$root/root/.cache/pip"; fi
  local folder settings=(PIP_CERT=/etc/ssl/certs/host.crt SSL_CERT_FILE=/etc/ssl/certs/host.crt)
  package_folders | while read -r folder; do
    mkdir -p "$root$folder"
    mount --bind -o ro "$folder" "$root$folder"
  done
  [ -f "$root/etc/ssl/certs/host.crt" ] || settings=()
  local name
  for name in PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_DEFAULT_TIMEOUT \
    http_proxy https_proxy no_proxy TERM CI; do
    if [ -n "${!name:-}" ]; then settings+=("$name=${!name}"); fi
  done
  # shellcheck disable=SC2016 # expanded inside
  exec chroot "$root" /usr/bin/env -i "${settings[@]}" SUITE="$suite" HOME=/root LANG=C.UTF-8 \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    bash -c 'cd "$1" && shift && exec "$@"' _ "$inside" "$@"
}

[ "$(id -u)" -eq 0 ] || die "needs root"
if [ "${MATRIX_STAGE:-}" = mount ]; then run_inside "$@"; fi
mkdir -p "$base" "$out"
exec 8>"$base/$suite.lock" # one run in a chroot at a time
flock -n 8 || {
  say "waiting for another run in $root"
  flock 8
}
if [ -n "${REBUILD:-}" ] || ! [ -x "$root/usr/bin/qgis" ]; then build; fi
copy_checkout
copy_settings
say "running: $*"
code=0
unshare --mount --pid --fork --kill-child \
  env MATRIX_STAGE=mount "${BASH_SOURCE[0]}" "$suite" "$@" 8>&- || code=$?
say "exit code $code"
exit "$code"
