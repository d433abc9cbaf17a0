# What the checks of the binary begin with; `source` it. It makes the first argument $binary, the folder of the script that asks $here and the package's
# $root, and goes into an empty folder, which is removed at the end.
set -euo pipefail
: "${1:?usage: run.sh BINARY}"
here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Makes it the command `dateline`.
install_binary() {
  mkdir bin && cp "$binary" bin/dateline
  PATH=$work/bin:$PATH
}
