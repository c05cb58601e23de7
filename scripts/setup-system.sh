#!/usr/bin/env bash
# What the tests use of the operating system: a browser, and a keychain to talk to. Installs what is missing where it
# may (Debian as root); elsewhere it says what is needed.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v gnome-keyring-daemon >/dev/null || missing+=(gnome-keyring)
command -v dbus-run-session >/dev/null || missing+=(dbus-daemon)
compgen -G '/usr/lib/*/libsecret-1.so.0' >/dev/null || compgen -G '/usr/lib*/libsecret-1.so.0' >/dev/null || missing+=(libsecret-1-0)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(uname -s)" != Linux ]; then
  echo "The tests run on Linux, where they use chromium, gnome-keyring, dbus and libsecret." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Please install these packages and try again: ${missing[*]} (on Debian: sudo apt-get install ${missing[*]})." >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
