#!/usr/bin/env bash
# Measures the search index alone, without HTTP: bench/search.sh [VIDEOS] [COMPARISONS] (a million and 100).
# Needs curl and a built target/vireo.jar with the test classes (./mvnw package -DskipTests test-compile).
# It starts vireo.jar on its own data directory for its database, which it fills if it is empty, and stops the indexing of the server.
# Then io.vireo.search.IndexBenchmark builds an index, compares random substrings with a scan, and measures each class of query.
# An existing index is not built again: remove target/bench/VIDEOS/index for that.
set -euo pipefail
cd "$(dirname "$0")/.."
videos=${1:-1000000}
comparisons=${2:-100}
port=${PORT:-9481}
data="$PWD/target/bench/$videos"
mkdir -p "$data"
./mvnw -o -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/classpath.txt

VIREO_DATA="$data" VIREO_DB_EMBEDDED_BUFFER_POOL="${BUFFER_POOL:-256M}" java -jar target/vireo.jar --port "$port" >"$data/server.log" 2>&1 &
server=$!
trap 'kill -CONT "$server" 2>/dev/null; kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; do kill -0 "$server"; sleep 1; done
kill -STOP "$server" # its database goes on
[ -f "$data/filled" ] || { ./mvnw -o -q -Pbench -Dbench.data="$data" -Dbench.videos="$videos" && touch "$data/filled"; }
java -Xmx4g -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" io.vireo.search.IndexBenchmark \
    "$data" "$data/index" "$comparisons"
