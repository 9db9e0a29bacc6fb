#!/bin/sh
# Holds the examples of this folder against nginx, systemd and Caddy, as far as they are installed.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if command -v nginx >/dev/null && command -v openssl >/dev/null; then
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$scratch/key" -out "$scratch/certificate" -days 1 -subj /CN=x 2>/dev/null
  # Places and ports that anyone may use.
  sed -e "s|/etc/ssl/certs/.*;|$scratch/certificate;|; s|/etc/ssl/private/.*;|$scratch/key;|" \
    -e "s|/var/cache/nginx/kheo|$scratch/cache|; s|/var/log/nginx/kheo.log|$scratch/log|" \
    -e 's|listen 80;|listen 18080;|; s|\[::\]:80;|[::]:18080;|; s|listen 443|listen 18443|; s|\[::\]:443|[::]:18443|' \
    "$here/nginx.conf" > "$scratch/kheo.conf"
  printf 'pid %s/pid; error_log stderr; events {} http { include %s/kheo.conf; }\n' "$scratch" "$scratch" > "$scratch/nginx.conf"
  nginx -t -q -c "$scratch/nginx.conf"
  echo "nginx.conf: good"
fi

if command -v systemd-analyze >/dev/null; then
  sed 's|/usr/local/bin/kheo-server|/bin/true|' "$here/kheo-server.service" > "$scratch/kheo-server.service"
  systemd-analyze verify --man=no "$scratch/kheo-server.service"
  # From 0 (locked in) to 10 (open).
  systemd-analyze security --no-pager --offline=true --threshold=20 "$scratch/kheo-server.service" | tail -1
fi

if command -v caddy >/dev/null; then
  caddy validate --adapter caddyfile --config "$here/Caddyfile" >/dev/null
  echo "Caddyfile: good"
fi
