#!/usr/bin/env bash
# Measures ratings, comments, feeds, views and histories of vireo.jar with generated data: bench/social.sh [PART] [MEASUREMENT]...
# PART of the whole size (a million videos, 100,000 channels, 20 million ratings, 10 million comments): 0.1 by default, which needs about
# 1 GB and a quarter of an hour; 1 needs ten times as much. First a hundredth of it is measured, to see what grows with the data.
# Needs wrk, curl, python3 and a built target/vireo.jar with the test classes (./mvnw package -DskipTests test-compile).
# The measurements are in the head of bench/social.py. The data stays in target/bench, or the directory in BENCH.
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-0.1}
shift || true
port=${PORT:-9480}
pool=${BUFFER_POOL:-256M}
bench=${BENCH:-$PWD/target/bench}
base="http://127.0.0.1:$port"
server=

stop() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }; server=; }
trap stop EXIT

run() { # PART SMALLER MEASUREMENT...
    data="$bench/social-$1"
    mkdir -p "$data"
    VIREO_DATA="$data" VIREO_DB_EMBEDDED_BUFFER_POOL="$pool" VIREO_LIMITS_FACTOR=100000 VIREO_PASSWORD_COST=10 \
        java -jar target/vireo.jar --port "$port" >"$data/server.log" 2>&1 &
    server=$!
    until curl -sf "$base/health/ready" >/dev/null; do kill -0 "$server"; sleep 1; done
    if [ ! -e "$data/generated" ]; then
        nice -n 19 ./mvnw -o -q -Pbench -Dbench.data="$data" -Dbench.social="$1"
        touch "$data/generated"
    fi
    echo "== $1 of the whole size, buffer pool $pool"
    SMALLER="$2" RESULTS="$data/results.json" python3 bench/social.py "$base" "$data" "${@:3}"
    stop
}

small=$(awk "BEGIN {print $part / 100}")
run "$small" "" "$@"
run "$part" "$bench/social-$small/results.json" "$@"
