#!/usr/bin/env bash
# Measures the pages of the web client of vireo.jar, and compares the figures with their budgets: bench/pages.sh [PART]...
# PART: server (the time of the server for a page and for its API calls), browser (Chromium with an emulated 4G network); both by default.
# The first run fills the data directory: an account with 50 small videos with pictures, a playlist and comments.
# Needs chromium, chromedriver, curl, python3 and a built target/vireo.jar (./mvnw package -DskipTests).
# The measurements are in the head of bench/pages.py, with their environment. The data stays in target/bench, or the directory in BENCH.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-9480}
data=${BENCH:-$PWD/target/bench}/pages
mkdir -p "$data"
VIREO_DATA="$data" VIREO_LIMITS_FACTOR=100000 VIREO_PASSWORD_COST=10 java -jar target/vireo.jar --port "$port" >"$data/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; do kill -0 $server; sleep 0.5; done
python3 bench/pages.py "http://127.0.0.1:$port" "$data/pages.json" "$@"
