#!/bin/bash
# Tests payara/install.sh in fresh roots of Debian 12, each in its own namespaces, so that this machine is not changed.
# Usage, as root, after ./mvnw package: bench/install.sh [CASE]...
# Needs debootstrap, slirp4netns, 4 GB below $ROOTS and the network.
# OLD=TREE is the built source tree of an older version, for the case "upgrade".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
roots=${ROOTS:-/var/tmp/vireo-install}
cases=(alone nginx service upgrade refusals)
name=vireo
holder=
net=

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
ok() { printf '  ok: %s\n' "$*"; }

# Creates the root of a case, with the built source tree in /src.
make_root() { # NAME
    root=$roots/$1
    [ -d "$roots/fresh" ] || debootstrap --variant=minbase bookworm "$roots/fresh" >/dev/null
    rm -rf "$root"
    cp -a --reflink=auto "$roots/fresh" "$root"
    put_source "$here" /src
    cp "$here/src/test/resources/media/high-1080.mp4" "$root/src/video.mp4"
    unshare -m -p -f -u -i -n --propagation private bash -c "
        mount --bind $root $root
        mount -t proc proc $root/proc
        mount -t sysfs -o ro sysfs $root/sys
        mount -t tmpfs -o mode=755 tmpfs $root/run
        mkdir -m 1777 $root/run/lock
        mount -t tmpfs -o mode=755 tmpfs $root/dev
        mkdir -m 1777 $root/dev/shm
        mkdir $root/dev/pts
        for device in null zero full random urandom tty; do touch $root/dev/\$device; mount --bind /dev/\$device $root/dev/\$device; done
        ln -s /proc/self/fd $root/dev/fd
        hostname $name
        ip link set lo up
        echo nameserver 10.0.2.3 >$root/etc/resolv.conf
        exec chroot $root /bin/sleep infinity" </dev/null 2>/dev/null &
    local outer=$!
    until holder=$(pgrep -P "$outer" -x sleep); do kill -0 "$outer"; sleep 0.1; done
    slirp4netns --configure --mtu=65520 "$holder" tap0 >/dev/null 2>&1 </dev/null &
    net=$!
    until inside grep -q tap0 /proc/net/route; do sleep 0.1; done
}

# Copies the files of a built source tree that install.sh needs.
put_source() { # TREE DIRECTORY
    mkdir -p "$root$2/target" "$root$2/src/main/resources"
    cp -a "$1/payara" "$1/docs" "$root$2/"
    cp -a "$1/src/main/resources/META-INF" "$root$2/src/main/resources/"
    cp "$1/target/vireo.jar" "$root$2/target/"
}

end_root() {
    [ -z "$holder" ] || kill -9 "$holder"
    kill -9 ${net:+"$net"} 2>/dev/null || true
    holder=
    net=
}
trap end_root EXIT

inside() {
    nsenter -t "$holder" -m -p -u -i -n env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LANG=C.UTF-8 chroot "$root" "$@"
}

# Runs curl outside of the root, which has none, but in its network namespace.
call() { nsenter -t "$holder" -n curl -sS -H 'Host: video.example.com' "$@"; }

install() { inside /src/payara/install.sh "$@" >"$roots/log" 2>&1 || { cat "$roots/log" >&2; fail "install.sh $*"; }; }

# Runs a command that must fail with a message and leave no temporary files.
refuse() { # MESSAGE COMMAND...
    local sentence=$1
    shift
    if "$@" >"$roots/log" 2>&1; then fail "it did not fail: $sentence"; fi
    grep -q "$sentence" "$roots/log" || { cat "$roots/log" >&2; fail "the message is missing: $sentence"; }
    [ -z "$(inside find /opt /etc /var/lib/vireo -name '*.new' 2>/dev/null)" ] || fail "temporary files are left: $sentence"
    ok "rejected: $sentence"
}

# Prints content, mode, owner and time of every file that an installation may change.
state() {
    inside find /opt /etc /usr/share/doc/vireo /var/lib/vireo -type f -not -path '*/runtime-*' \
        -printf '%p %M %u:%g %T@ ' -exec sha256sum {} \; 2>/dev/null | sort
}

# Installs MariaDB before Vireo.
install_mariadb() {
    inside sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mariadb-server &&
        service mariadb start' >/dev/null 2>&1
}

# Runs the start command in the last line of install.sh's output.
start() {
    tail -1 "$roots/log" | inside sh -c 'read -r line; eval "setsid $line" >/tmp/vireo.log 2>&1 </dev/null &'
    await
}

await() {
    for _ in $(seq 120); do
        if call -f http://127.0.0.1:8080/health/ready >/dev/null 2>&1; then return; fi
        sleep 1
    done
    inside cat /tmp/vireo.log >&2
    fail "Vireo did not start"
}

stop() {
    inside pkill -x java || inside sh -c 'for p in /proc/[0-9]*; do [ "$(cat $p/comm)" != java ] || kill ${p#/proc/}; done'
    while call http://127.0.0.1:8080/ >/dev/null 2>&1; do sleep 0.5; done
}

# Signs up, signs in, uploads, plays, searches.
tour() { # BASE NAME
    local token part=$roots/part
    call "$1/sign_up" -H 'Content-Type: application/json' -d '{"fname": "Ada", "lname": "L", "username": "'"$2"'",
        "email": "'"$2"'@example.com", "password": "correct horse", "day": 10, "month": 12, "year": 1985}' | grep -q '"response":""' || fail "sign up"
    token=$(call "$1/sign_in" -H 'Content-Type: application/json' -d '{"username": "'"$2"'", "password": "correct horse"}' | sed 's/.*"vtoken":"\([^"]*\)".*/\1/')
    video=$(call "$1/upload" -H "Authorization: $token" -H 'Content-Type: application/json' -d '{"title": "Colours of '"$2"'", "description": ""}' | sed 's/.*"response":"\([^"]*\)".*/\1/')
    call "$1/upload/v/$video" -H "Authorization: $token" -H 'Content-Type: video/mp4' --data-binary "@$root/src/video.mp4" | grep -q '"response":""' || fail "upload"
    watch "$1" "$2"
    call -H 'Range: bytes=5-99' -o "$part" -w '%{http_code}' "$1/video/d/$video" | grep -q 206 || fail "range"
    cmp -s "$part" <(tail -c +6 "$root/var/lib/vireo/videos/$video.mp4" | head -c 95) || fail "bytes of the range"
    ok "signed up, uploaded, played and searched at $1"
}

watch() { # BASE NAME
    call -o "$roots/part" "$1/video/d/$video"
    cmp "$roots/part" "$root/var/lib/vireo/videos/$video.mp4" || fail "watch"
    call -o /dev/null -w '%{http_code} %{content_type}' "$1/thumbnails/$video" | grep -q '200 image/jpeg' || fail "thumbnail"
    call "$1/search/all/$2" | grep -q "Colours of $2" || fail "search"
}

check_secrets() {
    local password
    password=$(sed -n 's/^vireo.db.password=//p' "$root/etc/vireo/vireo.properties")
    [ ${#password} -gt 30 ] || fail "no password"
    ! inside sh -c 'cat /proc/[0-9]*/cmdline' | tr '\0' ' ' | grep -qF "$password" || fail "the password shows in ps"
    ! grep -rqF "$password" "$root/tmp" "$root/var/log" || fail "the password is in a log"
    [ "$(inside find /etc/vireo/vireo.properties -printf '%m %u %g')" = '640 root vireo' ] || fail "mode of the settings"
    [ -z "$(inside find /var/lib/vireo -not -path '*/.cache*' -perm /077)" ] || fail "data is readable by other users"
    ok "secrets and modes"
}

alone() {
    make_root alone
    install --no-service
    start
    tour http://127.0.0.1:8080 ada
    check_secrets
    state >"$roots/before"
    install --no-service
    state | diff "$roots/before" - || fail "the second run changed something"
    ok "the second run changed nothing"
    backup
    stop
    inside /src/payara/install.sh --uninstall >/dev/null
    [ ! -e "$root/opt/vireo" ] && [ -e "$root/etc/vireo/vireo.properties" ] || fail "uninstall"
    install --no-service
    start
    watch http://127.0.0.1:8080 ada
    ok "uninstalled and installed again: the data is complete"
    restore
}

# Runs the backup commands of docs/operating.md.
backup() {
    inside sh -c 'mkdir /backup && mariadb-dump --single-transaction vireo >/backup/vireo.sql &&
        cp -a /var/lib/vireo/videos /var/lib/vireo/thumbnails /var/lib/vireo/cpicture /var/lib/vireo/keys /backup'
}

restore() {
    stop
    inside sh -c 'mariadb -e "DROP DATABASE vireo; CREATE DATABASE vireo CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci" &&
        rm -rf /var/lib/vireo/* && mariadb vireo </backup/vireo.sql && cp -a /backup/[!v]* /backup/videos /var/lib/vireo'
    start
    watch http://127.0.0.1:8080 ada
    ok "restored from the backup"
}

nginx() {
    make_root nginx
    install --no-service --nginx video.example.com --nginx-sends
    inside service nginx start >/dev/null
    start
    tour http://127.0.0.1 ada
    call -D - -o /dev/null "http://127.0.0.1/video/d/$video" | grep -qi '^Accept-Ranges' || fail "nginx did not send the file"
    call http://127.0.0.1/vireo-media/keys/token-1.pem | grep -q '"not-found"' || fail "nginx sends the keys"
    ! nsenter -t "$holder" -n curl -sf http://10.0.2.100:8080/health/live || fail "nginx was bypassed"
    nsenter -t "$holder" -n curl -s -D - -X TRACE http://127.0.0.1/ | grep -q '"method-not-allowed"' || fail "nginx's error is not in the format of the API"
    check_secrets
    state >"$roots/before"
    install --no-service --nginx video.example.com --nginx-sends
    state | diff "$roots/before" - || fail "the second run changed something"
    ok "the second run changed nothing"
    inside sed -i 's/listen 80;/listen 80; listen 8443;/' /etc/nginx/sites-available/vireo
    install --no-service --nginx video.example.com --nginx-sends
    grep -q 'listen 8443' "$root/etc/nginx/sites-available/vireo" || fail "a changed site was overwritten"
    ok "a changed site is kept"
    printf 'nonsense;\n' >"$root/etc/nginx/conf.d/broken.conf"
    refuse '/etc/nginx is restored' inside /src/payara/install.sh --no-service --nginx other.example.com
    grep -q video.example.com "$root/etc/nginx/sites-available/vireo" || fail "the site was changed"
    rm "$root/etc/nginx/conf.d/broken.conf"
    inside /src/payara/install.sh --uninstall >/dev/null
    inside nginx -q -t && grep -q '^user www-data;' "$root/etc/nginx/nginx.conf" || fail "nginx after uninstall"
    [ "$(ls "$root/etc/nginx/sites-enabled")" = default ] || fail "sites after uninstall"
    ok "nginx has Debian's configuration again"
}

# Uses a replacement for systemctl that runs the command of the unit as its user.
service() {
    make_root service
    install_mariadb
    cat >"$root/usr/bin/systemctl" <<'TEXT'
#!/bin/bash
echo "$*" >>/tmp/systemctl.log
unit=/etc/systemd/system/vireo.service
vireo() { [ -e /tmp/vireo.pid ] && readlink "/proc/$(cat /tmp/vireo.pid)/exe" >/dev/null; } # a zombie has no exe
begin() {
    set -a; eval "$(sed -n 's/^Environment="\?\([^"]*\)"\?$/\1/p' $unit | sed 's/="\?\(.*\)/="\1"/')"; [ ! -e /etc/default/vireo ] || . /etc/default/vireo; set +a
    command=$(sed -n 's/^ExecStart=//p' $unit)
    cd /var/lib/vireo; umask 077
    eval "exec setsid setpriv --reuid=vireo --regid=vireo --clear-groups $command" >/tmp/vireo.log 2>&1 </dev/null &
    echo $! >/tmp/vireo.pid
}
end() { ! vireo || { kill "$(cat /tmp/vireo.pid)"; while vireo; do sleep 0.2; done; }; }
case "$*" in
    'restart vireo') end; begin ;;
    'is-active -q vireo') vireo ;;
    'disable --now vireo') end ;;
esac
TEXT
    printf '#!/bin/sh\ncat /tmp/vireo.log\n' >"$root/usr/bin/journalctl"
    chmod 755 "$root/usr/bin/systemctl" "$root/usr/bin/journalctl"
    inside mkdir -p /run/systemd/system
    install
    tour http://127.0.0.1:8080 ada
    check_secrets
    inside rm /tmp/systemctl.log
    install
    ! grep -q restart "$root/tmp/systemctl.log" || fail "restarted without a change"
    ok "the service was started, and not restarted without a change"
    inside sed -i 's/^# *vireo.token.lifetime=.*/vireo.token.lifetime=never/; s/^#vireo.token.lifetime=.*/vireo.token.lifetime=never/' /etc/vireo/vireo.properties
    inside touch -d yesterday /opt/vireo/vireo.jar
    inside sh -c 'echo >>/src/payara/vireo.service'
    refuse 'Vireo does not start' inside /src/payara/install.sh
    grep -q 'vireo.token.lifetime must' "$roots/log" || fail "the reason is missing"
    inside /src/payara/install.sh --uninstall >/dev/null
    [ ! -e "$root/etc/systemd/system/vireo.service" ] || fail "the unit is left"
}

upgrade() {
    [ -n "${OLD:-}" ] || { echo "  skipped: OLD is not set"; return; }
    make_root upgrade
    put_source "$OLD" /old
    inside /old/payara/install.sh --no-service >"$roots/log" 2>&1
    start
    tour http://127.0.0.1:8080 ada
    stop
    inside sed -i 's/^#vireo.token.lifetime=.*/vireo.token.lifetime=PT1H/' /etc/vireo/vireo.properties
    inside cp -a /etc/vireo/vireo.properties /tmp/settings
    install --no-service
    inside cmp /tmp/settings /etc/vireo/vireo.properties || fail "the settings were changed"
    cat <(grep 'setting:' "$roots/log" || true)
    start
    watch http://127.0.0.1:8080 ada
    call http://127.0.0.1:8080/sign_in -H 'Content-Type: application/json' -d '{"username": "ada", "password": "correct horse"}' | grep -q vtoken || fail "the account is lost"
    ok "upgraded: settings and data are kept"
}

refusals() {
    make_root refusals
    refuse 'must be run as root' inside setpriv --reuid=65534 --clear-groups /src/payara/install.sh
    refuse 'there is no' inside /src/payara/install.sh --jar /nowhere
    refuse 'not a host name' inside /src/payara/install.sh --no-service --nginx 'a;b'
    inside sed -i 's/VERSION_ID="12"/VERSION_ID="13"/' /usr/lib/os-release
    refuse 'this is debian 13' inside /src/payara/install.sh --no-service
    inside sed -i 's/VERSION_ID="13"/VERSION_ID="12"/' /usr/lib/os-release
    nsenter -t "$holder" -n python3 -m http.server --bind 127.0.0.1 8080 >/dev/null 2>&1 &
    local other=$!
    until call http://127.0.0.1:8080/ >/dev/null 2>&1; do sleep 0.2; done
    refuse 'another program has port 8080' inside /src/payara/install.sh --no-service
    kill "$other"
    inside mount -t tmpfs -o size=300m tmpfs /opt
    refuse 'not enough room below /opt' inside /src/payara/install.sh --no-service
    inside umount /opt
    echo 'nameserver 127.0.0.1' >"$root/etc/resolv.conf"
    refuse 'apt-get could not install\|package lists cannot be fetched' inside /src/payara/install.sh --no-service
    echo 'nameserver 10.0.2.3' >"$root/etc/resolv.conf"
    [ ! -e "$root/opt/vireo" ] && [ ! -e "$root/etc/vireo" ] && ! grep -q vireo "$root/etc/passwd" || fail "files or the user are left"
    ok "no files are left"
    install_mariadb
    inside mariadb -e "ALTER USER root@localhost IDENTIFIED BY 'a password'"
    refuse 'does not let root in' inside /src/payara/install.sh --no-service
    inside sh -c 'umask 077; printf "[client]\npassword=\"a password\"\n" >/root/.my.cnf'
    inside mount -t tmpfs -o size=100m tmpfs /opt/vireo
    # the check passes, but the directory of the file is on a smaller file system
    refuse 'No space left' inside /src/payara/install.sh --no-service
    inside umount /opt/vireo
    install --no-service
    start
    tour http://127.0.0.1:8080 ada
}

[ "$(id -u)" = 0 ] || fail "must be run as root"
mkdir -p "$roots"
for each in "${@:-${cases[@]}}"; do
    echo "$each"
    "$each"
    end_root
done
