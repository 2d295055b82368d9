#!/usr/bin/env bash
# Measures lists, data and search of vireo.jar with generated videos: bench/catalogue.sh [VIDEOS] [MORE_VIDEOS].
# Needs wrk, curl, python3 and a built target/vireo.jar with the test classes (./mvnw package -DskipTests test-compile).
# For each size it starts the server on its own data directory, fills an empty database, waits until the index is complete, warms up,
# and prints requests per second and latencies. GET /health/live is for comparison: a request without database access.
set -euo pipefail
cd "$(dirname "$0")/.."
small=${1:-10000}
large=${2:-}
port=${PORT:-9480}
seconds=${SECONDS_EACH:-6}
pool=${BUFFER_POOL:-256M}
base="http://127.0.0.1:$port"
server=

stop() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }; server=; }
trap stop EXIT

sql() { "$data"/mariadb/*/bin/mariadb --no-defaults --skip-ssl --default-character-set=utf8mb4 --socket="$data/db.sock" \
    -N -B -u vireo -p"$(cat "$data/keys/db-password")" vireo -e "$1"; }

start() {
    data="$PWD/target/bench/$1"
    mkdir -p "$data"
    VIREO_DATA="$data" VIREO_DB_EMBEDDED_BUFFER_POOL="$pool" java -jar target/vireo.jar --port "$port" >"$data/server.log" 2>&1 &
    server=$!
    until curl -sf "$base/health/ready" >/dev/null; do kill -0 "$server"; sleep 1; done
    if [ "$(sql 'SELECT COUNT(*) FROM Videos')" -eq 0 ]; then
        ./mvnw -o -q -Pbench -Dbench.data="$data" -Dbench.videos="$1"
    fi
    begin=$SECONDS
    until indexed; do sleep 1; done
    echo "== indexed $((SECONDS - begin)) s after the rows were there; $(du -sm "$data/search" | cut -f1) MB"
}

# Whether the index of the server has all changes.
indexed() {
    [ "$(sql 'SELECT COUNT(*) FROM (SELECT 1 FROM Videos WHERE SearchPending = 1 LIMIT 1) p')" -eq 0 ] || return 1
    [ "$(sql 'SELECT COUNT(*) FROM SearchQueue')" -eq 0 ] || return 1
    curl -s "$base/metrics" | awk -v last="$(sql 'SELECT LastSeq FROM SearchLog')" '/^vireo_search_change / {found = $2 >= last} END {exit !found}'
}

# Prints a line with requests per second and latencies.
measure() { # LABEL PATH
    wrk -t2 -c16 -d"${seconds}s" "$base$2" >/dev/null
    wrk -t2 -c16 -d"${seconds}s" --latency "$base$2" >"$data/wrk.txt"
    awk -v what="$1" '/50%/ {p50=$2} /99%/ {p99=$2} /Requests\/sec/ {rate=$2} /Non-2xx/ {bad=" (" $0 ")"}
        END {printf "%-44s %10.0f/s   p50 %-9s p99 %-9s%s\n", what, rate, p50, p99, bad}' "$data/wrk.txt"
}

run() {
    start "$1"
    hash=$(sql 'SELECT PathHash FROM Videos ORDER BY VideoID LIMIT 1 OFFSET 5000')
    fifty=$(sql 'SELECT Username FROM Channels ORDER BY ABS(VideoCount - 50), ChannelID LIMIT 1' | python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.stdin.read().strip()))')
    rare=$(sql 'SELECT Title FROM Videos' | tr -cs 'a-z' '\n' | grep -E '^[a-z]{7,}$' | sort | uniq -u | head -1)
    echo "== $1 videos, buffer pool $pool"
    wrk -t2 -c16 -d"$((5 * seconds))s" "$base/v/$hash" >/dev/null
    wrk -t2 -c16 -d"$((3 * seconds))s" "$base/search/all/waterfall?limit=50" >/dev/null
    measure 'GET /health/live (no database)' /health/live
    measure 'GET /v/{hash}' "/v/$hash"
    measure 'GET /videos/channel/{name}, about 50 videos' "/videos/channel/$fifty"
    measure 'GET /videos/all?limit=50' '/videos/all?limit=50'
    measure 'GET /search/all/music?limit=50, common' '/search/all/music?limit=50'
    measure "GET /search/all/$rare?limit=50, rare" "/search/all/$rare?limit=50"
    measure 'GET /search/all/xyzzyq?limit=50, missing' '/search/all/xyzzyq?limit=50'
    if [ "$1" -le 10000 ]; then
        measure 'GET /videos/all' /videos/all
        measure "GET /search/all/$rare, rare, whole" "/search/all/$rare"
        measure 'GET /search/all/relaxing, whole' '/search/all/relaxing'
        measure 'GET /search/all/music, common, whole' '/search/all/music'
    fi
    sql 'SELECT PathHash, Title FROM Videos WHERE Published = 1' | BASE="$base" python3 bench/recall.py
    stop
}

run "$small"
[ -z "$large" ] || run "$large"
