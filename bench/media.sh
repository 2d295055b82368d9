#!/usr/bin/env bash
# Measures delivery, uploads and streams of vireo.jar, and delivery of nginx with the same files in the same run.
#
#   ./mvnw package -DskipTests -Dcyclonedx.skip && bench/media.sh [part …]
#
# Parts: files thumbnails viewers uploads frames inputs streams; default: all. Takes about seven minutes on an otherwise idle machine.
# The part streams makes a video of three hours in its first run, 2 GB.
# It installs nothing. It needs wrk, nginx, ffmpeg, python3 and curl; on Debian: apt-get install wrk nginx-light ffmpeg
# It writes below target/bench only. Only figures of one run are comparable; docs/performance.md has the ratios.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in wrk nginx ffmpeg python3 curl; do
    command -v $tool >/dev/null || { echo "bench/media.sh needs $tool" >&2; exit 1; }
done
parts=" ${*:-files thumbnails viewers uploads frames inputs streams} "
here=$PWD/bench work=$PWD/target/bench port=${PORT:-9480} second=${SECONDS_EACH:-6}
vireo=http://127.0.0.1:$port front=http://127.0.0.1:$((port + 1))
mkdir -p "$work"
ulimit -n "$(ulimit -Hn)"

# Creates a video of more than 200 MB in the first run: noise does not compress.
if [ ! -f "$work/big.mp4" ]; then
    ffmpeg -v error -y -f lavfi -i testsrc2=s=1920x1080:r=30 -vf noise=alls=60:allf=t -t 3 -c:v libx264 -preset ultrafast -g 30 \
        -b:v 90M -minrate 90M -maxrate 90M -bufsize 90M -pix_fmt yuv420p "$work/clip.mp4"
    ffmpeg -v error -y -stream_loop 5 -i "$work/clip.mp4" -c copy -movflags +faststart "$work/big.mp4"
fi
SIZE=$(stat -c %s "$work/big.mp4")
export SIZE

finish() {
    [ -z "${vireo_pid:-}" ] || kill "$vireo_pid" 2>/dev/null || true
    [ ! -f "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" 2>/dev/null || true
    wait
}
trap finish EXIT

VIREO_DATA=$work/data VIREO_LIMITS_FACTOR=1000 java -Xmx512m -jar ${JAR:-target/vireo.jar} --port "$port" >"$work/vireo.log" 2>&1 &
vireo_pid=$!
cat >"$work/nginx.conf" <<CONF
worker_processes auto; pid $work/nginx.pid; error_log $work/nginx.log; $([ "$(id -u)" != 0 ] || echo "user root;")
events { worker_connections 8192; }
http {
    sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000; types { video/mp4 mp4; image/jpeg jpg; }
    client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
    server { listen 127.0.0.1:$((port + 1)); root $work/data; }
}
CONF
nginx -c "$work/nginx.conf" 2>/dev/null
until curl -fs "$vireo/health/ready" >/dev/null; do kill -0 $vireo_pid || { tail "$work/vireo.log"; exit 1; }; sleep 0.5; done

json='Content-Type: application/json' name=bench$RANDOM$RANDOM
curl -fs "$vireo/sign_up" -H "$json" -o /dev/null -d '{"fname":"A","lname":"B","username":"'$name'","email":"'$name'@example.com",
    "password":"a correct horse 77","day":1,"month":1,"year":1990}'
token=$(curl -fs "$vireo/sign_in" -H "$json" -d '{"username":"'$name'","password":"a correct horse 77"}' | sed 's/.*"vtoken":"\([^"]*\)".*/\1/')
read -r hash _ < <(python3 "$here/upload.py" $vireo "$token" "$work/big.mp4")
head -c 24576 /dev/urandom >"$work/data/thumbnails/$hash.jpg" # replaces the thumbnail by 24 KB

# Prints the processor time of a server in ticks of 1/100 s.
cpu() { # SERVER
    local pids=$vireo_pid sum=0 pid
    [ "$1" = vireo ] || pids=$(pgrep -P "$(cat "$work/nginx.pid")")
    for pid in $pids; do sum=$((sum + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{print $12 + $13}'))); done
    echo $sum
}

# Prints the processor time of the workers for frames in ticks, including those that have ended.
workers() {
    local sum worker
    sum=$(sed 's/.*) //' "/proc/$vireo_pid/stat" | awk '{ print $14 + $15 }')
    for worker in $(pgrep -P $vireo_pid -f FrameWorker); do
        sum=$((sum + $(sed 's/.*) //' "/proc/$worker/stat" | awk '{ print $12 + $13 }')))
    done
    echo $sum
}

# load NAME SERVER CONNECTIONS URL [wrk options]: prints requests/s, GB/s, CPU seconds per GB and CPU microseconds per request
load() {
    local name=$1 server=$2 connections=$3 url=$4 before after out
    shift 4
    before=$(cpu "$server")
    out=$(wrk -t2 -c"$connections" -d"${second}s" --timeout 30s "$@" "$url")
    after=$(cpu "$server")
    awk -v name="$name" -v server="$server" -v c="$connections" -v cpu=$((after - before)) '
        function gb(text) { return text * (text ~ /GB/ ? 1 : text ~ /MB/ ? 1 / 1024 : 1 / 1048576) }
        / requests in / { requests = $1; split($0, field, ", "); read = gb(field[2]) }
        /^Requests.sec/ { rate = $2 } /^Transfer.sec/ { transfer = gb($2) }
        /Non-2xx|Socket errors/ { trouble = trouble " " $0 }
        END { printf "%-8s %-6s %3d connections %9.0f requests/s %6.2f GB/s %7.3f CPU s/GB %6.0f us/request%s\n", name, server, c, rate,
            transfer, cpu / 100 / read, cpu * 10000 / requests, trouble }' <<<"$out"
}

p99() { # p99 of GET /v with 4 connections
    wrk -t1 -c4 -d"${second}s" --latency "$vireo/v/$hash" | awk '$1 == "99%" { print $2 }'
}

if [[ $parts == *" files "* ]]; then
    echo "# files of $((SIZE / 1000000)) MB, whole and in ranges of 1 MiB"
    second=15 load warm-up vireo 16 "$vireo/video/d/$hash" -s "$here/ranges.lua" >/dev/null
    for connections in 4 64; do
        for server in nginx vireo; do
            url=$front/videos/$hash.mp4
            [ $server = nginx ] || url=$vireo/video/d/$hash
            load whole $server $connections "$url"
            load ranges $server $connections "$url" -s "$here/ranges.lua"
        done
    done
fi
if [[ $parts == *" thumbnails "* ]]; then
    echo "# a thumbnail of 24 KB"
    second=20 load warm-up vireo 16 "$vireo/thumbnails/$hash" >/dev/null
    load small nginx 16 "$front/thumbnails/$hash.jpg"
    load small vireo 16 "$vireo/thumbnails/$hash"
fi
if [[ $parts == *" viewers "* ]]; then
    echo "# 2000 viewers at 100 KB/s"
    p99 >/dev/null
    p99 >/dev/null
    echo "GET /v p99 without viewers: $(p99)"
    : >"$work/viewers.log"
    python3 "$here/viewers.py" "$vireo/video/d/$hash" 2000 100000 $((2 * second + 15)) >"$work/viewers.log" &
    viewers=$!
    until grep -q connected "$work/viewers.log"; do sleep 0.2; done
    echo "GET /v p99 just after they connected: $(p99)"
    echo "GET /v p99 with viewers: $(p99)"
    wait $viewers
    tail -1 "$work/viewers.log"
fi
if [[ $parts == *" uploads "* ]]; then
    echo "# an upload of $((SIZE / 1000000)) MB"
    python3 "$here/upload.py" $vireo "$token" "$work/big.mp4" >/dev/null
    rss=$(awk '/VmRSS/ { print $2 }' /proc/$vireo_pid/status)
    for i in 1 2 3; do
        read -r _ all _ < <(python3 "$here/upload.py" $vireo "$token" "$work/big.mp4")
        echo "upload $all s, cat and sync $(python3 "$here/sink.py" "$work/big.mp4" "$work/sink") s"
    done
    echo "resident memory grew by $((($(awk '/VmRSS/ { print $2 }' /proc/$vireo_pid/status) - rss) / 1024)) MB"
fi
if [[ $parts == *" frames "* ]]; then
    echo "# thumbnail of a 1080p H.264 file, from the end of the body to the response"
    [ -f "$work/clip.mp4" ] || cp "$work/big.mp4" "$work/clip.mp4"
    for i in 1 2 3 4; do
        read -r _ _ after < <(python3 "$here/upload.py" $vireo "$token" "$work/clip.mp4")
        begin=$(date +%s%N)
        ffmpeg -v error -y -ss 1 -i "$work/clip.mp4" -frames:v 1 "$work/frame.jpg"
        echo "response to the upload after $after s, ffmpeg $((($(date +%s%N) - begin) / 1000000)) ms"
    done
fi
seconds() { # TICKS
    awk -v ticks="$1" 'BEGIN { printf "%.2f", ticks / 100 }'
}

# Prints the processor time of a command in s.
cpu_of() {
    local TIMEFORMAT='%U %S'
    { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%.2f", $1 + $2 }'
}

if [[ $parts == *" inputs "* ]]; then
    echo "# an MKV of $((SIZE / 1000000)) MB becomes MP4: processor time of the server, of the same upload as MP4, and of ffmpeg"
    [ -f "$work/big.mkv" ] || ffmpeg -v error -y -i "$work/big.mp4" -c copy "$work/big.mkv"
    python3 "$here/upload.py" $vireo "$token" "$work/big.mkv" >/dev/null
    for i in 1 2 3; do
        begin=$(cpu vireo)
        read -r _ _ converted < <(python3 "$here/upload.py" $vireo "$token" "$work/big.mkv")
        middle=$(cpu vireo)
        read -r _ _ plain < <(python3 "$here/upload.py" $vireo "$token" "$work/big.mp4")
        end=$(cpu vireo)
        echo "MKV $(seconds $((middle - begin))) s, 200 after $converted s; MP4 $(seconds $((end - middle))) s, 200 after $plain s;" \
            "ffmpeg -c copy $(cpu_of ffmpeg -y -i "$work/big.mkv" -c copy -movflags +faststart "$work/copy.mp4") s"
    done
fi
if [[ $parts == *" streams "* ]]; then
    echo "# streams of a video of three hours in 1080p, a keyframe every five seconds"
    if [ ! -f "$work/hours.mp4" ]; then
        ffmpeg -v error -y -f lavfi -i mandelbrot=s=1920x1080:r=30 -f lavfi -i sine -vf noise=alls=9:all_seed=5 -t 10 -c:v libx264 \
            -preset superfast -crf 41 -x264-params keyint=150:min-keyint=150:scenecut=0:ipratio=5 -pix_fmt yuv420p -c:a aac "$work/loop.mp4"
        ffmpeg -v error -y -stream_loop 1079 -i "$work/loop.mp4" -c copy -movflags +faststart "$work/hours.mp4"
    fi
    ticks=$(workers)
    read -r long _ after < <(python3 "$here/upload.py" $vireo "$token" "$work/hours.mp4")
    index=$work/data/segments/$long.seg
    echo "response to the upload after $after s; index of $(stat -c %s "$index") bytes, video of $(stat -c %s "$work/hours.mp4")"
    until curl -fs "$vireo/storyboards/$long" -o /dev/null; do sleep 0.2; done
    echo "storyboard and thumbnail: $(seconds $(($(workers) - ticks))) s of processor time of the workers"
    for i in 1 2 3; do
        printf damaged >"$index"
        echo "index made again: first segment after $(curl -fs -o /dev/null -w '%{time_total}' "$vireo/video/h/$long/m/1.m4s") s," \
            "next after $(curl -fs -o /dev/null -w '%{time_total}' "$vireo/video/h/$long/m/2.m4s") s"
    done
    second=10 load warm-up vireo 4 "$vireo/video/h/$long/m.m3u8" >/dev/null
    wrk -t1 -c1 -d"${second}s" --latency "$vireo/video/h/$long/m.m3u8" |
        awk '$1 == "50%" || $1 == "99%" { printf "playlist of three hours, %s: %s\n", $1, $2 }'
    curl -fs "$vireo/video/h/$long/m/9.m4s" -o "$work/data/segment.m4s"
    echo "a segment of $(stat -c %s "$work/data/segment.m4s") bytes; nginx sends it as a file"
    second=15 load warm-up vireo 16 "$vireo/video/h/$long/m/9.m4s" >/dev/null
    for connections in 4 64; do
        load segment nginx $connections "$front/segment.m4s"
        load segment vireo $connections "$vireo/video/h/$long/m/9.m4s"
        load file vireo $connections "$vireo/video/d/$hash" -s "$here/ranges.lua"
    done
fi
