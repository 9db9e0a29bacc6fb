#!/usr/bin/env bash
# Installs the system libraries that Kheo builds against, or the packages that are named, where they are missing. Debian and
# Ubuntu; on other systems it says what is needed and goes on, so that what is installed in another way is found.
set -euo pipefail

packages=("$@")
if [ $# -eq 0 ]; then
  packages=(libicu-dev libstemmer-dev libzstd-dev zlib1g-dev libgumbo-dev pkg-config)
fi

missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
    missing+=("$package")
  fi
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Kheo needs these packages (Debian's names): ${missing[*]}" >&2
  exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install these packages as root, then try again: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
