#!/bin/bash
# Installs Vireo on Debian 12, or brings an installation up to date: see docs/operating.md.
# Run again it changes nothing; an upgrade keeps settings and data.
set -euo pipefail
umask 022

usage() {
    cat <<'TEXT'
Usage: payara/install.sh [OPTION]...      (as root, from the source tree after ./mvnw package, or with --jar)
  --jar FILE      the vireo.jar to install (default: target/vireo.jar)
  --nginx NAME    also set up nginx in front, for the site of this host name (TLS is left to you)
  --nginx-sends   and have nginx send the videos: it then works as the user vireo, for all its sites
  --no-service    do not register or start the systemd service (containers, chroots)
  --uninstall     remove program, service and nginx site; settings, data and database stay
  --help          this text
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$here/../target/vireo.jar
every_setting=$here/../src/main/resources/META-INF/microprofile-config.properties
nginx=
sends=
service=yes
uninstall=
while [ $# -gt 0 ]; do
    case $1 in
        --jar) jar=${2:?--jar needs a file}; shift ;;
        --nginx) nginx=${2:?--nginx needs a host name}; shift ;;
        --nginx-sends) sends=yes ;;
        --no-service) service= ;;
        --uninstall) uninstall=yes ;;
        --help) usage; exit ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

program=/opt/vireo
settings=/etc/vireo
data=/var/lib/vireo
unit=/etc/systemd/system/vireo.service
site=/etc/nginx/sites-available/vireo
defaults=/etc/default/vireo
changed=
work=$(mktemp -d)
placing=
dying=

say() { printf '%s\n' "$*"; }
die() { printf 'install.sh: %s\n' "$*" >&2; dying=yes; exit 1; }

# Nothing half made is left, however it ends.
ended() {
    local status=$?
    rm -rf "$work" ${placing:+"$placing"}
    if [ "$status" != 0 ] && [ -z "$dying" ]; then
        say "install.sh: it stopped in its middle; the lines above say why. Mend that and run it again: it goes on from there." >&2
    fi
}
trap ended EXIT

# Puts a file in place in one step unless it has the very bytes already; tells whether it changed something.
put() { # MODE OWNER:GROUP SOURCE TARGET
    local mode=$1 owner=$2 source=$3 target=$4
    if ! cmp -s "$source" "$target"; then
        placing=$target.new
        install -m "$mode" -o "${owner%:*}" -g "${owner#*:}" "$source" "$target.new"
        mv "$target.new" "$target"
        placing=
        say "Put $target in place"
        changed=yes
    fi
}

# What would make it fail half way is looked for before anything is changed.
check() {
    local system free
    system=$(. /etc/os-release && printf '%s %s' "$ID" "${VERSION_ID:-}")
    [ "$system" = "debian 12" ] || die "this is $system; it is made for Debian 12. Other ways are in docs/operating.md"
    [ -z "$nginx" ] || [[ $nginx =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || die "$nginx is not a host name"
    # the program, and as much again for packages and the database
    free=$(df --output=avail -B1 /opt | tail -1)
    [ "$free" -gt $((2 * $(stat -Lc %s "$jar"))) ] || die "there is not enough room below /opt: $((free / 1048576)) MiB are free"
    if [ ! -e "$settings/vireo.properties" ] && is_open "$(port)"; then
        die "another program has port $(port): give Vireo another in $defaults, say VIREO_ARGUMENTS=\"--port 8090\""
    fi
    if [ -n "$nginx" ] && ! has_package nginx-light && ! has_package nginx && is_open 80; then
        die "another program than nginx has port 80"
    fi
}

port() {
    (
        [ ! -e "$defaults" ] || . "$defaults"
        sed -n 's/.*--port[ =]\([0-9]*\).*/\1/p' <<<"${VIREO_ARGUMENTS:---port 8080}" | grep . || echo 8080
    )
}

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

has_package() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

has_systemd() { [ -n "$service" ] && [ -d /run/systemd/system ]; }

packages() {
    local missing=() each
    for each in "$@"; do
        has_package "$each" || missing+=("$each")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing ${missing[*]}"
        apt-get update -qq || die "Debian's package lists cannot be fetched; nothing was installed"
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
            || die "apt-get could not install ${missing[*]}; what it said is above"
    fi
}

check_java() {
    local version
    version=$(/usr/bin/java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ] || die "/usr/bin/java is Java ${version:-?}, 17 or newer is needed: update-alternatives --config java"
}

start_mariadb() {
    if has_systemd; then
        systemctl enable --now mariadb >/dev/null 2>&1 || true
    elif ! mariadb-admin ping >/dev/null 2>&1; then
        service mariadb start >/dev/null || true
    fi
    mariadb-admin ping >/dev/null || die "MariaDB does not start; see journalctl -u mariadb, or /var/lib/mysql/*.err"
}

# Payara does not start on a machine whose own name has no address.
name_machine() {
    if ! getent hosts "$(hostname)" >/dev/null; then
        printf '127.0.1.1\t%s\n' "$(hostname)" >>/etc/hosts
        say "Added the name of this machine to /etc/hosts"
    fi
}

# The database, its user and vireo.properties belong together: they are made once, with a password made here.
make_settings() {
    local password url version
    if [ -e "$settings/vireo.properties" ]; then
        return
    fi
    # on Debian its root needs no password over the socket
    mariadb -e 'DO 1' || die "MariaDB does not let root in. If it has a password, write it into /root/.my.cnf (mode 600): \
[client], and in the next line password=…"
    version=$(mariadb -NBe 'SELECT VERSION()')
    dpkg --compare-versions "${version%%-*}" ge 10.10 || die "this MariaDB is $version; Vireo needs 10.10 or newer"
    password=$(head -c 32 /dev/urandom | base64 | tr -d '/+=\n')
    url="jdbc:mariadb://localhost/vireo?localSocket=$(mariadb -NBe 'SELECT @@socket')"
    mariadb <<SQL
CREATE DATABASE IF NOT EXISTS vireo CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
CREATE USER IF NOT EXISTS vireo@localhost;
ALTER USER vireo@localhost IDENTIFIED BY '$password';
GRANT ALL ON vireo.* TO vireo@localhost;
SQL
    placing=$settings/vireo.properties.new
    (
        umask 077
        {
            say "# Settings of this installation; every other one, with its default, is below as a comment."
            say "vireo.data=$data"
            say "vireo.db.url=$url"
            say "vireo.db.user=vireo"
            say "vireo.db.password=$password"
            if [ -n "$nginx" ]; then
                say "vireo.mail.base-url=https://$nginx"
            fi
            say
            grep -v -e '^mp\.' -e '^# /openapi is' -e '^## API description' "$every_setting" \
                | sed -e 's/^vireo\./#&/'
        } >"$settings/vireo.properties.new"
    )
    chown root:vireo "$settings/vireo.properties.new"
    chmod 640 "$settings/vireo.properties.new"
    mv "$settings/vireo.properties.new" "$settings/vireo.properties"
    placing=
    say "Made the database vireo and $settings/vireo.properties"
    changed=yes
}

# Adds a setting that nobody has set yet.
setting() { # KEY VALUE
    if ! grep -q "^$1 *[=:]" "$settings/vireo.properties"; then
        printf '%s=%s\n' "$1" "$2" >>"$settings/vireo.properties"
        say "Set $1 in $settings/vireo.properties"
        changed=yes
    fi
}

# What has come to the settings since the installed version, and what it no longer knows.
tell_settings() {
    local old=$settings/vireo.properties.default keys='s/^\(vireo\.[^=]*\)=.*/\1/p'
    if [ -e "$old" ]; then
        comm -13 <(sed -n "$keys" "$old" | sort) <(sed -n "$keys" "$every_setting" | sort) | sed 's/^/New setting: /'
        comm -23 <(sed -n "$keys" "$settings/vireo.properties" | sort) <(sed -n "$keys" "$every_setting" | sort) \
            | sed "s/^/Set in vireo.properties, but no longer known: /"
    fi
}

# nginx with the site, and for --nginx-sends another user; as it was if nginx does not like that.
install_nginx() {
    local conf=$work/new fresh=
    if ! has_package nginx-light && ! has_package nginx; then
        packages nginx-light
        fresh=yes
    fi
    mkdir "$work/before"
    cp -a /etc/nginx/. "$work/before/"
    sed -e "s/server_name .*;/server_name $nginx;/" -e "s/127.0.0.1:8080;/127.0.0.1:$(port);/" "$here/nginx-site.conf" >"$conf"
    if [ ! -e "$site" ] || cmp -s "$site" "$program/nginx-site.conf" || cmp -s "$site" "$conf"; then
        put 644 root:root "$conf" "$site"
    elif ! cmp -s "$conf" "$program/nginx-site.conf"; then
        say "$site was changed here and is left so; this version's is $program/nginx-site.conf"
    fi
    put 644 root:root "$conf" "$program/nginx-site.conf"
    if [ ! -e /etc/nginx/sites-enabled/vireo ]; then
        ln -s "$site" /etc/nginx/sites-enabled/vireo
        changed=yes
    fi
    if [ -n "$fresh" ]; then
        # Debian's welcome page would answer what names no host, or is malformed
        rm -f /etc/nginx/sites-enabled/default
    fi
    if [ -n "$sends" ]; then
        sed -e 's/^user .*;/user vireo;/' /etc/nginx/nginx.conf >"$conf"
        put 644 root:root "$conf" /etc/nginx/nginx.conf
    fi
    if ! nginx -q -t; then
        rm -f "$site" /etc/nginx/sites-enabled/vireo
        cp -a "$work/before/." /etc/nginx/
        die "nginx does not take its configuration; what it says is above, and /etc/nginx is as it was"
    fi
    setting vireo.http.trusted-proxies '127.0.0.1, ::1'
    [ -z "$sends" ] || setting vireo.media.accel-prefix /vireo-media
    if [ ! -e "$defaults" ]; then
        # nobody gets past nginx
        printf '%s\n' "VIREO_ARGUMENTS=\"--port 8080 --prebootcommandfile $program/behind-nginx.txt\"" >"$conf"
        put 644 root:root "$conf" "$defaults"
    elif ! grep -q behind-nginx.txt "$defaults"; then
        say "Others may get past nginx: add --prebootcommandfile $program/behind-nginx.txt to VIREO_ARGUMENTS in $defaults"
    fi
    if has_systemd; then
        systemctl reload-or-restart nginx || die "nginx does not start; see journalctl -u nginx"
    fi
}

# Until it answers, wherever its health is.
await_start() {
    local i answer
    say "Waiting for Vireo to start"
    for ((i = 0; i < 120; i++)); do
        answer=
        if is_open "$(port)"; then
            answer=$(
                exec 3<>"/dev/tcp/127.0.0.1/$(port)"
                printf 'GET /health/started HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
                tr -d '\r' <&3
            ) || true
        fi
        case $answer in
            *' 200 '* | *' 404 '*X-Request-Id:*) return ;;
        esac
        if ! systemctl is-active -q vireo; then
            journalctl -u vireo -n 20 --no-pager -o cat >&2 || true
            die "Vireo does not start; the end of its log is above, all of it is in: journalctl -u vireo"
        fi
        sleep 1
    done
    say "Vireo runs, but has not answered on 127.0.0.1:$(port) in two minutes"
}

remove() {
    if has_systemd && [ -e "$unit" ]; then
        systemctl disable --now vireo >/dev/null 2>&1 || true
    fi
    rm -f "$unit" /etc/nginx/sites-enabled/vireo
    if cmp -s "$site" "$program/nginx-site.conf"; then
        rm -f "$site"
    elif [ -e "$site" ]; then
        say "$site was changed here and is left"
    fi
    rm -rf "$program" /usr/share/doc/vireo
    if grep -qs '^user vireo;' /etc/nginx/nginx.conf; then
        sed -i -e 's/^user vireo;/user www-data;/' /etc/nginx/nginx.conf
    fi
    if [ -e /etc/nginx/sites-available/default ] && [ -z "$(ls /etc/nginx/sites-enabled)" ]; then
        ln -s /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default
    fi
    if has_systemd; then
        systemctl daemon-reload
        systemctl reload nginx 2>/dev/null || true
    fi
    say "Removed Vireo; $settings, $defaults, $data, the user and the database vireo, and the packages are left as they are"
}

[ "$(id -u)" = 0 ] || die "must be run as root"
[ -z "$sends" ] || [ -n "$nginx" ] || die "--nginx-sends needs --nginx"
if [ -n "$uninstall" ]; then
    remove
    exit
fi
[ -f "$jar" ] || die "there is no $jar: build it with ./mvnw package -DskipTests, or name it with --jar"
[ -f "$every_setting" ] || die "there is no $every_setting: run install.sh from the source tree"
check

packages openjdk-17-jre-headless mariadb-server
check_java
if ! id vireo >/dev/null 2>&1; then
    useradd --system --user-group --home-dir "$data" --no-create-home --shell /usr/sbin/nologin vireo
    say "Made the user vireo"
fi
install -d -m 755 -o root -g root "$program" /usr/share/doc/vireo
install -d -m 750 -o root -g vireo "$settings"
[ -d "$data" ] || install -d -m 700 -o vireo -g vireo "$data"
name_machine
start_mariadb
make_settings
tell_settings
# This version's settings, to compare with after an upgrade.
put 644 root:root "$every_setting" "$settings/vireo.properties.default"
put 644 root:root "$jar" "$program/vireo.jar"
put 644 root:root "$here/behind-nginx.txt" "$program/behind-nginx.txt"
for page in operating settings migrating; do
    put 644 root:root "$here/../docs/$page.md" "/usr/share/doc/vireo/$page.md"
done
if [ -n "$service" ]; then
    put 644 root:root "$here/vireo.service" "$unit"
fi
[ -z "$nginx" ] || install_nginx
if has_systemd; then
    systemctl daemon-reload
    systemctl enable vireo >/dev/null 2>&1
    if [ -n "$changed" ] || ! systemctl is-active -q vireo; then
        systemctl restart vireo
        await_start
    fi
    say "Vireo is installed; follow it with: journalctl -u vireo -f"
else
    (
        [ ! -e "$defaults" ] || . "$defaults"
        say "Vireo is installed; start it with:"
        say "  runuser -u vireo -- sh -c 'umask 077; cd $data; VIREO_CONFIG=$settings/vireo.properties exec java \
${VIREO_JAVA_OPTIONS:--Xmx768m} -jar $program/vireo.jar ${VIREO_ARGUMENTS:---port 8080}'"
    )
fi
