#!/usr/bin/env bash
# Prints how fast GET /v/{hash} becomes after a start: requests per second with 16 connections, in windows of 5 seconds.
#   bench/warmup.sh [WINDOWS] [JAVA_OPTION]...     default 18 windows
# Requirements: target/vireo.jar, wrk, curl, and the data of bench/catalogue.sh 10000 in target/bench/10000. Nothing else should run.
set -euo pipefail
cd "$(dirname "$0")/.."
windows=${1:-18}
shift || true
port=${PORT:-9480}
data=$PWD/target/bench/10000
base=http://127.0.0.1:$port
VIREO_DATA=$data java "$@" -jar target/vireo.jar --port "$port" > "$data/warmup.log" 2>&1 &
server=$!
trap 'kill $server; wait $server || true' EXIT
until curl -sf "$base/health/ready" > /dev/null; do
  kill -0 $server
  sleep 0.2
done
hash=$("$data"/mariadb/*/bin/mariadb --no-defaults --skip-ssl --socket="$data/db.sock" -N -B -u vireo \
  -p"$(cat "$data/keys/db-password")" vireo -e 'SELECT PathHash FROM Videos ORDER BY VideoID LIMIT 1 OFFSET 5000')
for _ in $(seq "$windows"); do
  wrk -t2 -c16 -d5s "$base/v/$hash" | awk '/Requests\/sec/ { printf "%.0f ", $2 }'
done
echo
