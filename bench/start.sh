#!/usr/bin/env bash
# Compares the start of vireo.jar with that of a bare Payara Micro: wall time until the site is ready (the bare
# server: until its port answers with 404), and processor time.
#   bench/start.sh [ROUNDS]     default 3; the two alternate; the first start of vireo.jar, which unpacks
#                            and creates the archive of classes, is not counted
# Requirements: target/vireo.jar and target/uberjar/payara-micro.jar (./mvnw package), curl. Nothing else should run on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ $PWD =~ ^[A-Za-z0-9/._-]+$ ]] || { echo "bench/start.sh: there is no archive of classes in a path such as $PWD (docs/operating.md)" >&2; exit 1; }
rounds=${1:-3}
data=$(mktemp -d -p target start.XXXXXX)
trap 'rm -rf "$data"' EXIT
export VIREO_DATA=$data/data
ticks=$(getconf CLK_TCK)

# start NAME PORT PATH STATUS JAR [OPTION]...: prints NAME, seconds, processor seconds, resident MiB
start() {
  local name=$1 port=$2 path=$3 status=$4 jar=$5 began ended
  shift 5
  began=$(date +%s%N)
  java -jar "$jar" --port "$port" "$@" > "$data/$name.log" 2>&1 &
  local pid=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$port$path" || true)" = "$status" ]; do
    kill -0 "$pid" || { cat "$data/$name.log" >&2; exit 1; }
    sleep 0.1
  done
  ended=$(date +%s%N)
  awk -v name="$name" -v wall="$(((ended - began) / 1000000))" -v ticks="$ticks" -v rss="$(awk '/VmRSS/ { print $2 }' "/proc/$pid/status")" \
    '{ printf "%s %.1f %.1f %d\n", name, wall / 1000, ($14 + $15) / ticks, rss / 1024 }' "/proc/$pid/stat"
  until [ "$name" != first ] || compgen -G "$data/data/runtime-1/runtime/classes-*.jsa" > /dev/null; do
    kill -0 "$pid" || { cat "$data/$name.log" >&2; exit 1; }
    sleep 0.2
  done
  kill "$pid"
  wait "$pid" || true
}

start first 18080 /health/ready 200 target/vireo.jar > "$data/first"
for _ in $(seq "$rounds"); do
  start bare 18081 / 404 target/uberjar/payara-micro.jar --nocluster
  start vireo 18080 /health/ready 200 target/vireo.jar
done | tee "$data/rounds"

# median NAME COLUMN
median() { awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$data/rounds" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
echo "first start: $(cut -d' ' -f2 "$data/first") s"
awk -v a="$(median vireo 2)" -v b="$(median bare 2)" -v c="$(median vireo 3)" -v d="$(median bare 3)" \
  'BEGIN { printf "medians: wall %.1f s against %.1f s (%.2f times), processor %.1f s against %.1f s (%.2f times)\n", a, b, a / b, c, d, c / d }'
