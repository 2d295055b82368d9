#!/bin/bash
# Installs Vireo on Debian 12, or brings an installation up to date: see docs/operating.md.
# Run again it changes nothing; an upgrade keeps settings and data.
set -euo pipefail

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

say() { printf '%s\n' "$*"; }
die() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }

# Puts a file in place in one step unless it has the very bytes already; tells whether it changed something.
put() { # MODE OWNER:GROUP SOURCE TARGET
    local mode=$1 owner=$2 source=$3 target=$4
    if ! cmp -s "$source" "$target"; then
        install -m "$mode" -o "${owner%:*}" -g "${owner#*:}" "$source" "$target.new"
        mv "$target.new" "$target"
        say "Put $target in place"
        changed=yes
    fi
}

has_systemd() { [ -n "$service" ] && [ -d /run/systemd/system ]; }

packages() {
    local missing=() each
    for each in "$@"; do
        dpkg-query -W -f='${Status}' "$each" 2>/dev/null | grep -q 'ok installed' || missing+=("$each")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing ${missing[*]}"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi
}

start_mariadb() {
    if has_systemd; then
        systemctl enable --now mariadb >/dev/null 2>&1
    elif ! mariadb-admin ping >/dev/null 2>&1; then
        service mariadb start >/dev/null
    fi
    mariadb-admin ping >/dev/null || die "MariaDB does not answer; see journalctl -u mariadb"
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
    local password url
    if [ -e "$settings/vireo.properties" ]; then
        return
    fi
    password=$(head -c 32 /dev/urandom | base64 | tr -d '/+=\n')
    url='jdbc:mariadb://localhost/vireo?localSocket=/run/mysqld/mysqld.sock'
    mariadb <<SQL
CREATE DATABASE IF NOT EXISTS vireo CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
CREATE USER IF NOT EXISTS vireo@localhost;
ALTER USER vireo@localhost IDENTIFIED BY '$password';
GRANT ALL ON vireo.* TO vireo@localhost;
SQL
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

install_nginx() {
    local conf
    packages nginx-light
    put 644 root:root "$here/behind-nginx.txt" "$program/behind-nginx.txt"
    conf=$(mktemp)
    sed -e "s/server_name .*;/server_name $nginx;/" "$here/nginx-site.conf" >"$conf"
    put 644 root:root "$conf" "$site"
    if [ ! -e /etc/nginx/sites-enabled/vireo ]; then
        ln -s "$site" /etc/nginx/sites-enabled/vireo
    fi
    setting vireo.http.trusted-proxies '127.0.0.1, ::1'
    if [ ! -e "$defaults" ]; then
        # nobody gets past nginx
        printf '%s\n' "VIREO_ARGUMENTS=\"--port 8080 --prebootcommandfile $program/behind-nginx.txt\"" >"$conf"
        put 644 root:root "$conf" "$defaults"
    fi
    if [ -n "$sends" ]; then
        sed -e 's/^user .*;/user vireo;/' /etc/nginx/nginx.conf >"$conf"
        put 644 root:root "$conf" /etc/nginx/nginx.conf
        setting vireo.media.accel-prefix /vireo-media
    fi
    rm -f "$conf"
    nginx -q -t
    if has_systemd; then
        systemctl reload-or-restart nginx
    fi
}

remove() {
    if has_systemd && [ -e "$unit" ]; then
        systemctl disable --now vireo >/dev/null 2>&1 || true
    fi
    rm -f "$unit" /etc/nginx/sites-enabled/vireo "$site"
    rm -rf "$program" /usr/share/doc/vireo
    if [ -e /etc/nginx/nginx.conf ]; then
        sed -i -e 's/^user vireo;/user www-data;/' /etc/nginx/nginx.conf
    fi
    if has_systemd; then
        systemctl daemon-reload
        systemctl reload nginx 2>/dev/null || true
    fi
    say "Removed Vireo; $settings, $data and the database vireo are left as they are"
}

[ "$(id -u)" = 0 ] || die "must be run as root"
[ -z "$sends" ] || [ -n "$nginx" ] || die "--nginx-sends needs --nginx"
if [ -n "$uninstall" ]; then
    remove
    exit
fi
[ -f "$jar" ] || die "there is no $jar: build it with ./mvnw package -DskipTests, or name it with --jar"
[ -f "$every_setting" ] || die "there is no $every_setting: run install.sh from the source tree"

packages openjdk-17-jre-headless mariadb-server
if ! id vireo >/dev/null 2>&1; then
    useradd --system --user-group --home-dir "$data" --no-create-home --shell /usr/sbin/nologin vireo
    say "Made the user vireo"
fi
install -d -m 755 -o root -g root "$program" /usr/share/doc/vireo
install -d -m 750 -o root -g vireo "$settings"
[ -d "$data" ] || install -d -m 750 -o vireo -g vireo "$data"
name_machine
start_mariadb
make_settings
# This version's settings, to compare with after an upgrade.
put 644 root:root "$every_setting" "$settings/vireo.properties.default"
put 644 root:root "$jar" "$program/vireo.jar"
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
    fi
    say "Vireo is installed; follow it with: journalctl -u vireo -f"
else
    say "Vireo is installed; start it with:"
    say "  runuser -u vireo -- env VIREO_CONFIG=$settings/vireo.properties java -jar $program/vireo.jar --port 8080"
fi
