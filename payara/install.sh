#!/bin/bash
# Installs Vireo on Debian 12, or upgrades an installation: see docs/operating.md.
# A second run changes nothing. An upgrade keeps settings and data.
set -euo pipefail
umask 022

usage() {
    cat <<'TEXT'
Usage: payara/install.sh [OPTION]...      (as root, from the source tree after ./mvnw package, or with --jar)
  --jar FILE      the vireo.jar to install (default: target/vireo.jar)
  --nginx NAME    also set up nginx in front, for the site of this host name (without TLS)
  --nginx-sends   nginx sends the files; its workers then run as the user vireo, for all its sites
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

# Removes temporary files, also after a failure.
ended() {
    local status=$?
    rm -rf "$work" ${placing:+"$placing"}
    if [ "$status" != 0 ] && [ -z "$dying" ]; then
        say "install.sh: the installation is incomplete; the reason is above. Correct it and run install.sh again: it continues." >&2
    fi
}
trap ended EXIT

# Installs a file by an atomic rename, unless its content is the same already. Sets "changed" if it did.
put() { # MODE OWNER:GROUP SOURCE TARGET
    local mode=$1 owner=$2 source=$3 target=$4
    if ! cmp -s "$source" "$target"; then
        placing=$target.new
        install -m "$mode" -o "${owner%:*}" -g "${owner#*:}" "$source" "$target.new"
        mv "$target.new" "$target"
        placing=
        say "Installed $target"
        changed=yes
    fi
}

# Checks the prerequisites before anything is changed.
check() {
    local system free
    system=$(. /etc/os-release && printf '%s %s' "$ID" "${VERSION_ID:-}")
    [ "$system" = "debian 12" ] || die "this is $system; install.sh supports Debian 12 only. docs/operating.md has other installations"
    [ -z "$nginx" ] || [[ $nginx =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || die "$nginx is not a host name"
    # the size of the program, and the same again for packages and the database
    free=$(df --output=avail -B1 /opt | tail -1)
    [ "$free" -gt $((2 * $(stat -Lc %s "$jar"))) ] || die "not enough room below /opt: $((free / 1048576)) MiB are free"
    if [ ! -e "$settings/vireo.properties" ] && is_open "$(port)"; then
        die "another program has port $(port): set another port for Vireo in $defaults, for example VIREO_ARGUMENTS=\"--port 8090\""
    fi
    if [ -n "$nginx" ] && ! has_package nginx-light && ! has_package nginx && is_open 80; then
        die "a program other than nginx has port 80"
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
            || die "apt-get could not install ${missing[*]}; its output is above"
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

# Payara does not start if the host name cannot be resolved.
name_machine() {
    if ! getent hosts "$(hostname)" >/dev/null; then
        printf '127.0.1.1\t%s\n' "$(hostname)" >>/etc/hosts
        say "Added the name of this machine to /etc/hosts"
    fi
}

# Creates the database, its user and vireo.properties together and once, with a generated password.
make_settings() {
    local password url version
    if [ -e "$settings/vireo.properties" ]; then
        return
    fi
    # on Debian the root user of MariaDB needs no password over the socket
    mariadb -e 'DO 1' || die "MariaDB does not let root in. If it has a password, write it into /root/.my.cnf (mode 600): \
[client], and in the next line password=…"
    version=$(mariadb -NBe 'SELECT VERSION()')
    dpkg --compare-versions "${version%%-*}" ge 10.10 || die "this is MariaDB $version; Vireo needs 10.10 or newer"
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
            say "# Settings of this installation. All other settings, with their defaults, are below as comments."
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
    say "Created the database vireo and $settings/vireo.properties"
    changed=yes
}

# Adds a setting unless the file has it.
setting() { # KEY VALUE
    if ! grep -q "^$1 *[=:]" "$settings/vireo.properties"; then
        printf '%s=%s\n' "$1" "$2" >>"$settings/vireo.properties"
        say "Set $1 in $settings/vireo.properties"
        changed=yes
    fi
}

# Lists the settings that are new since the installed version, and the set ones that it does not have any more.
list_changed_settings() {
    local old=$settings/vireo.properties.default keys='s/^\(vireo\.[^=]*\)=.*/\1/p'
    if [ -e "$old" ]; then
        comm -13 <(sed -n "$keys" "$old" | sort) <(sed -n "$keys" "$every_setting" | sort) | sed 's/^/New setting: /'
        comm -23 <(sed -n "$keys" "$settings/vireo.properties" | sort) <(sed -n "$keys" "$every_setting" | sort) \
            | sed "s/^/Set in vireo.properties, but obsolete: /"
    fi
}

# Installs nginx and the site and, for --nginx-sends, sets the user of nginx. Restores /etc/nginx if nginx rejects the configuration.
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
        say "Kept the modified $site; the site of this version is $program/nginx-site.conf"
    fi
    put 644 root:root "$conf" "$program/nginx-site.conf"
    if [ ! -e /etc/nginx/sites-enabled/vireo ]; then
        ln -s "$site" /etc/nginx/sites-enabled/vireo
        changed=yes
    fi
    if [ -n "$fresh" ]; then
        # Debian's welcome page would answer requests without a host, and malformed ones
        rm -f /etc/nginx/sites-enabled/default
    fi
    if [ -n "$sends" ]; then
        sed -e 's/^user .*;/user vireo;/' /etc/nginx/nginx.conf >"$conf"
        put 644 root:root "$conf" /etc/nginx/nginx.conf
    fi
    if ! nginx -q -t; then
        rm -f "$site" /etc/nginx/sites-enabled/vireo
        cp -a "$work/before/." /etc/nginx/
        die "nginx rejects its configuration; its output is above. /etc/nginx is restored"
    fi
    setting vireo.http.trusted-proxies '127.0.0.1, ::1'
    [ -z "$sends" ] || setting vireo.media.accel-prefix /vireo-media
    if [ ! -e "$defaults" ]; then
        # clients cannot bypass nginx
        printf '%s\n' "VIREO_ARGUMENTS=\"--port 8080 --prebootcommandfile $program/behind-nginx.txt\"" >"$conf"
        put 644 root:root "$conf" "$defaults"
    elif ! grep -q behind-nginx.txt "$defaults"; then
        say "Clients may bypass nginx: add --prebootcommandfile $program/behind-nginx.txt to VIREO_ARGUMENTS in $defaults"
    fi
    if has_systemd; then
        systemctl reload-or-restart nginx || die "nginx does not start; see journalctl -u nginx"
    fi
}

# Waits until Vireo has started, also if its health checks are on the management port (404 here).
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
            die "Vireo does not start; the end of its log is above. The whole log: journalctl -u vireo"
        fi
        sleep 1
    done
    say "Vireo runs, but did not respond on 127.0.0.1:$(port) within two minutes"
}

remove() {
    if has_systemd && [ -e "$unit" ]; then
        systemctl disable --now vireo >/dev/null 2>&1 || true
    fi
    rm -f "$unit" /etc/nginx/sites-enabled/vireo
    if cmp -s "$site" "$program/nginx-site.conf"; then
        rm -f "$site"
    elif [ -e "$site" ]; then
        say "Kept the modified $site"
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
    say "Removed Vireo. Kept: $settings, $defaults, $data, the user and the database vireo, and the packages"
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
    say "Created the user vireo"
fi
install -d -m 755 -o root -g root "$program" /usr/share/doc/vireo
install -d -m 750 -o root -g vireo "$settings"
[ -d "$data" ] || install -d -m 700 -o vireo -g vireo "$data"
name_machine
start_mariadb
make_settings
list_changed_settings
# The settings of this version, for comparison after an upgrade.
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
