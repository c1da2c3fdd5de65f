#!/usr/bin/env bash
# Builds docker/Dockerfile from a finished build (./mvnw -DskipTests package) with buildah, on base images made here of
# Debian's packages and a local JDK 25, and runs it as Kubernetes would: read-only, non-root, without capabilities. Gets
# health and metrics from it, and measures its start with and without the AOT cache. Leaves nothing but its cache behind.
#
# Exit codes: 0 all is well · 1 something is not · 2 all is well but the start, which takes longer or more memory than it
# should, as on a slow machine · 77 something that it needs is missing, and it says what.
#
#   CACHE     where base images are kept between runs (default: target/verify-image)
#   JDK25     a JDK 25 (default: the first that is found in /usr/lib/jvm or /opt)
#   RUNS      starts with the AOT cache, of which the median counts (default: 5)
set -euo pipefail
cd "$(dirname "$0")/.."

MAX_MILLIS=1500
MAX_MEGABYTES=180
RUNS=${RUNS:-5}
CACHE=${CACHE:-target/verify-image}
BASE=$CACHE/base
work=
short=
helpers=()

say() { printf '%s\n' "verify-image: $*"; }
fail() { say "$*" >&2; exit 1; }
over() { say "$*" >&2; exit 2; }
missing() { say "skipped: $*" >&2; exit 77; }

find_jdk() {
  local home
  for home in ${JDK25:+"$JDK25"} "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*; do
    if [ -x "$home/bin/jlink" ] && grep -qs '^JAVA_VERSION="25[".]' "$home/release"; then
      (cd "$home" && pwd -P)
      return
    fi
  done
}

check_needs() {
  local program absent=()
  [ "$(id -u)" = 0 ] || missing "it needs root, for chroot and debootstrap."
  for program in buildah podman runc debootstrap curl tar; do
    command -v "$program" >/dev/null || absent+=("$program")
  done
  [ ${#absent[@]} = 0 ] || missing "${absent[*]} not installed: on Debian, apt-get install ${absent[*]}"
  jdk=$(find_jdk)
  [ -n "$jdk" ] || missing "there is no JDK 25 in /usr/lib/jvm or /opt: install one, such as temurin-25-jdk, or set JDK25."
  command -v java >/dev/null || missing "there is no java for broker and simulator: install a JDK of version 17 or later."
  [ -f target/quarkus-app/quarkus-run.jar ] && [ -f target/bom.json ] && [ -f target/demo.classpath ] \
    || missing "there is no finished build in target: run ./mvnw -DskipTests package"
}

# All images and containers are in a storage of this run's own.
storage() { local tool=$1; shift; "$tool" --root "$work/storage" --runroot "$short/run" "$@"; }
buildah_() { storage buildah "$@"; }
podman_() { storage podman --runtime runc --cgroup-manager cgroupfs "$@"; }

clean_up() {
  local code=$?
  trap - EXIT
  for helper in ${helpers[@]+"${helpers[@]}"}; do kill "$helper" 2>/dev/null || true; done
  for helper in ${helpers[@]+"${helpers[@]}"}; do wait "$helper" 2>/dev/null || true; done
  if [ -n "$work" ]; then
    [ -z "$short" ] || podman_ rm --all --force --time 5 >/dev/null 2>&1 || true
    buildah_ rm --all >/dev/null 2>&1 || true
    buildah_ rmi --all --force >/dev/null 2>&1 || true
    rm -rf "$work" "$short"
  fi
  exit "$code"
}

# The mirror and the release of this machine.
debian_mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true; } \
    | sed -nE 's#^(deb( +\[[^]]*\])? +|URIs: *)(https?://[^ ]*/debian)/?( .*)?$#\3#p' | sed -n 1p
}

make_debian() {
  [ ! -f "$BASE/debian" ] || return 0
  local mirror suite
  mirror=$(debian_mirror)
  suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  [ -n "$mirror" ] && [ -n "$suite" ] || missing "this machine's apt knows no Debian mirror to make base images from."
  say "making a base image of Debian $suite"
  rm -rf "$BASE" && mkdir -p "$BASE"
  # Unpacked is enough for what the build runs in it; to configure it would take longer than all the rest.
  debootstrap --foreign --variant=minbase "$suite" "$BASE/jdk" "$mirror" >"$CACHE/debootstrap.log" \
    || { tail -n 5 "$CACHE/debootstrap.log" >&2; missing "debootstrap could not make a base image."; }
  rm -rf "$BASE"/jdk/var/cache/apt/* "$BASE"/jdk/var/lib/apt/lists/* "$BASE"/jdk/usr/share/{doc,info,locale,man}
  # debootstrap leaves a link there that leads to itself once it is the root of something.
  rm -f "$BASE/jdk/proc" && mkdir "$BASE/jdk/proc"
  touch "$BASE/debian"
}

# As a distroless image has it: the C library and a user. Time zones and certificates of authorities are in the JVM.
make_runtime() {
  local runtime=$BASE/runtime
  rm -rf "$runtime" && mkdir -p "$runtime"/{etc,tmp,proc,sys,dev,usr/lib,usr/lib64}
  ln -s usr/lib "$runtime/lib" && ln -s usr/lib64 "$runtime/lib64"
  (cd "$BASE/jdk" && tar -cf - usr/lib/*-linux-gnu*/lib{c,dl,m,pthread,rt,resolv}.so.* usr/lib/*-linux-gnu*/libnss_*.so.* \
    $(ls -d usr/lib/*-linux-gnu*/ld-linux* usr/lib/ld-linux* usr/lib64/ld-linux* 2>/dev/null)) | tar -xf - -C "$runtime"
  chmod 1777 "$runtime/tmp"
  printf 'root:x:0:0::/root:/sbin/nologin\nnonroot:x:65532:65532::/home/nonroot:/sbin/nologin\n' >"$runtime/etc/passwd"
  printf 'root:x:0:\nnonroot:x:65532:\n' >"$runtime/etc/group"
}

# import NAME FOLDER: an image of what is in the folder; for jdk with the JDK beside it.
import() {
  local name=$1 container
  container=$(buildah_ from --pull-never scratch)
  buildah_ copy --quiet "$container" "$2" / >/dev/null
  if [ "$name" = jdk ]; then
    buildah_ copy --quiet "$container" "$jdk" /opt/jdk >/dev/null
    # What a distribution links to a place of its own must be there, too.
    [ ! -L "$jdk/lib/security/cacerts" ] || buildah_ copy --quiet "$container" \
      "$(readlink -f "$jdk/lib/security/cacerts")" "$(readlink "$jdk/lib/security/cacerts")" >/dev/null
    buildah_ config --env PATH=/opt/jdk/bin:/usr/local/bin:/usr/bin:/bin "$container"
  fi
  buildah_ commit --quiet --rm "$container" "localhost/verify-$name" >/dev/null
}

build() {
  say "building the image"
  ./docker/stage.sh
  import jdk "$BASE/jdk"
  import runtime "$BASE/runtime"
  buildah_ bud --isolation chroot --pull-never --layers=false --format docker --file docker/Dockerfile --target certmonitor \
    --build-arg PREBUILT=true --build-arg JDK_IMAGE=localhost/verify-jdk --build-arg RUNTIME_IMAGE=localhost/verify-runtime \
    --build-arg VERSION=verified --build-arg REVISION=verified --build-arg CREATED=2026-01-01T00:00:00Z \
    --tag localhost/certmonitor . >"$CACHE/build.log" 2>&1 || { tail -n 40 "$CACHE/build.log" >&2; fail "the image cannot be built."; }
  grep 'AOT cache of' "$CACHE/build.log" || fail "no AOT cache was written; see $CACHE/build.log"
}

check_image() {
  local container root jar label found
  container=$(buildah_ from --pull-never localhost/certmonitor)
  root=$(buildah_ mount "$container")
  for label in title description source licenses version revision created; do
    [ -n "$(buildah_ inspect --type image --format "{{index .OCIv1.Config.Labels \"org.opencontainers.image.$label\"}}" localhost/certmonitor)" ] \
      || fail "the image has no label org.opencontainers.image.$label"
  done
  found=$(buildah_ inspect --type image --format '{{range .OCIv1.Config.Env}}{{println .}}{{end}}' localhost/certmonitor \
    | grep -iE '^[^=]*(secret|token|passw|credential|_key)' || true)
  [ -z "$found" ] || fail "the image sets $found"
  found=$(find "$root" -xdev \( -type f -o -type l \) \( -name sh -o -name bash -o -name dash -o -name busybox -o -name apt -o -name dpkg \) -path '*bin/*')
  [ -z "$found" ] || fail "there is a shell or a package manager in the image: $found"
  found=$(find "$root" -xdev -type f -perm /6000)
  [ -z "$found" ] || fail "there are setuid files in the image: $found"
  found=$(find "$root/app" "$root/opt/jre" -xdev ! -type l \( -perm /022 -o ! -uid 0 \))
  [ -z "$found" ] || fail "not only root may write: $found"
  grep -q '"bomFormat" *: *"CycloneDX"' "$root/app/bom.json" || fail "there is no bill of materials at /app/bom.json"
  sed -nE 's#.*"purl" *: *"pkg:maven/([^/]+)/([^@]+)@([^"?]+).*#\1.\2-\3#p' "$root/app/bom.json" | sort -u >"$work/purls"
  for jar in "$root"/app/lib/*/*.jar; do
    jar=$(basename "$jar" .jar)
    grep -qFx "$jar" "$work/purls" || awk -v jar="$jar" 'index(jar, $0) == 1 { found = 1 } END { exit !found }' "$work/purls" \
      || fail "the bill of materials does not have $jar"
  done
  say "labels, bill of materials, no shell, no setuid, no secret: as they should be"
  buildah_ rm "$container" >/dev/null
}

# await FILE PATTERN: the part of the line that follows the pattern, once there is one.
await() {
  local tries=0
  until grep -q "$2" "$1"; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { cat "$1" >&2; fail "what was started does not answer."; }
    sleep 0.1
  done
  sed -n "s#.*$2\([^; ]*\).*#\1#p" "$1" | head -n 1
}

start_helpers() {
  local classpath jvm="-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
  classpath=target/test-classes:target/classes:$(cat target/demo.classpath)
  # shellcheck disable=SC2086
  java $jvm -Djava.io.tmpdir="$work" -cp "$classpath" io.certmonitor.broker.LocalBrokerMain >"$work/broker.log" 2>&1 &
  helpers+=($!)
  # shellcheck disable=SC2086
  java $jvm -cp "$classpath" io.certmonitor.simulator.SimulatorMain --port 0 >"$work/simulator.log" 2>&1 &
  helpers+=($!)
  broker=$(await "$work/broker.log" 'Kafka broker ready: ')
  azure=$(await "$work/simulator.log" 'Simulated Azure Resource Manager at ')
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

get() { curl --silent --fail --max-time 5 --output "$2" "http://127.0.0.1:$port$1"; }

# Whether the container is alive. Asks without starting a process: each would take processor time from the start that is
# measured.
alive() {
  local status=
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /q/health/live HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && read -r -t 5 status <&3 || true
  exec 3>&-
  [[ $status == *" 200 "* ]]
}

# Waits some hundredths of a second, likewise.
pause() { read -r -t "0.0$1" -u 9 || true; }

now_millis() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# Whether the container's process has become Java.
is_java() {
  local name=
  { read -r pid <"$work/pid" || [ -n "$pid" ]; } && read -r name <"/proc/$pid/comm" && [ "$name" = java ]
}

# Waits until it has: what the engine does before that is no part of the start.
await_java() {
  local tries=0
  until is_java 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 6000 ] || { cat "$work/podman.log" >&2; fail "the container does not start."; }
    read -r -t 0.005 -u 9 || true
  done
}

megabytes() { awk '/^VmRSS/ { printf "%d\n", $2 / 1024 }' "/proc/$1/status"; }

# run ARGUMENT...: starts the image, and appends milliseconds and megabytes to $work/results.
run() {
  local pid= application engine began millis tries=0
  application=$(free_port)
  port=$(free_port)
  rm -f "$work/pid"
  podman_ run --detach --name certmonitor --pidfile "$work/pid" --network host --no-healthcheck --ulimit nofile=1024:1024 --ulimit nproc=4096:4096 \
    --read-only --tmpfs /tmp --cap-drop all --security-opt no-new-privileges \
    --env KAFKA_BOOTSTRAP_SERVERS="$broker" --env CERTMONITOR_AZURE_ENDPOINT="$azure" --env CERTMONITOR_AZURE_CREDENTIAL=none \
    --env QUARKUS_HTTP_HOST=127.0.0.1 --env QUARKUS_MANAGEMENT_HOST=127.0.0.1 \
    --env QUARKUS_HTTP_PORT="$application" --env QUARKUS_MANAGEMENT_PORT="$port" --env CERTMONITOR_INSTANCE_ID=verified \
    "$@" localhost/certmonitor >"$work/podman.log" 2>&1 &
  engine=$!
  await_java
  began=$(now_millis)
  until alive; do
    tries=$((tries + 1))
    [ "$tries" -lt 6000 ] && [ -d "/proc/$pid" ] || { podman_ logs certmonitor >&2; fail "the container is not alive."; }
    pause 2
  done
  millis=$(($(now_millis) - began))
  wait "$engine" || { cat "$work/podman.log" >&2; fail "podman cannot run the image."; }
  get /q/metrics "$work/metrics" || fail "the container shows no metrics."
  local started=$(megabytes "$pid")
  tries=0
  until get /q/health/ready /dev/null && get /q/metrics "$work/metrics" && grep -q '^certmonitor_order_severity' "$work/metrics"; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { podman_ logs certmonitor >&2; fail "the container is not ready."; }
    sleep 0.1
  done
  check_process "$pid"
  sleep 6
  echo "$millis $started $(megabytes "$pid")" >>"$work/results"
  podman_ stop --time 20 certmonitor >/dev/null
  [ "$(podman_ inspect --format '{{.State.ExitCode}}' certmonitor)" = 143 ] || fail "the container did not end in good order."
  podman_ rm certmonitor >/dev/null
}

check_process() {
  grep -q '^Uid:.65532.65532.65532.65532' "/proc/$1/status" || fail "it does not run as user 65532."
  grep -q '^CapEff:.0*$' "/proc/$1/status" || fail "it has capabilities."
  grep -q '^NoNewPrivs:.1' "/proc/$1/status" || fail "it may gain privileges."
  awk '$5 == "/" && $6 ~ /^ro/ { found = 1 } END { exit !found }' "/proc/$1/mountinfo" || fail "its root is writable."
}

# A cache that does not fit is not used, without a word, unless it is required. Podman ends with 125 where it cannot run any
# container, as in some sandboxes.
check_cache() {
  local code=0
  podman_ run --rm --network host --no-healthcheck --ulimit nofile=1024:1024 --ulimit nproc=4096:4096 --read-only --cap-drop all \
    --env JAVA_TOOL_OPTIONS=-XX:AOTMode=on localhost/certmonitor --help >"$work/help" 2>&1 || code=$?
  [ "$code" != 125 ] || missing "podman cannot run a container here: $(tail -n 1 "$work/help")"
  [ "$code" = 0 ] || { cat "$work/help" >&2; fail "the JVM cannot use the AOT cache."; }
}

# median COLUMN: of $work/results.
median() { awk -v c="$1" '{ print $c }' "$work/results" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

measure() {
  local runs=$1 i
  shift
  : >"$work/results"
  for ((i = 0; i < runs; i++)); do run "$@"; done
  set -- "$(median 1)" "$(median 2)" "$(median 3)"
  millis=$1 megabytes_started=$2 megabytes_later=$3
}

compare() {
  measure $(((RUNS + 1) / 2)) --env JAVA_TOOL_OPTIONS=-XX:AOTMode=off
  local row="without AOT cache   %10s ms %12s MB %16s MB\n" without
  without=$(printf "$row" "$millis" "$megabytes_started" "$megabytes_later")
  measure "$RUNS"
  echo
  echo "                         alive after  memory then   after a poll cycle"
  echo "$without"
  printf "with AOT cache      %10s ms %12s MB %16s MB\n" "$millis" "$megabytes_started" "$megabytes_later"
  printf "at most             %10s ms %12s MB\n\n" "$MAX_MILLIS" "$MAX_MEGABYTES"
  [ "$millis" -le "$MAX_MILLIS" ] || over "the start takes more than $MAX_MILLIS ms."
  [ "$megabytes_started" -le "$MAX_MEGABYTES" ] || over "it takes more than $MAX_MEGABYTES MB."
}

check_needs
mkdir -p "$CACHE"
work=$(mktemp -d "$(cd "$CACHE" && pwd -P)/run.XXXXXX")
trap clean_up EXIT
# Podman takes no path of more than 50 characters for what it keeps while it runs.
short=$(mktemp -d /tmp/certmonitor.XXXXXX)
trap 'exit 130' INT TERM
make_debian
make_runtime
build
check_image
check_cache
start_helpers
# Nobody ever writes to it.
exec 9<> <(:)
compare
say "the image is as it should be"
