#!/usr/bin/env bash
# The JSON Schema that `dateline schema` prints: pipeline files fit it, planted faults do not. Needs Python with jsonschema and PyYAML.
# usage: run.sh BINARY
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
if ! python3 -c 'import jsonschema, yaml' 2> /dev/null; then
  echo "schema: jsonschema or PyYAML is not installed, skipped"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$binary" schema --output "$work/schema.json"
"$binary" init "$work/starter" > /dev/null
cmp "$work/schema.json" "$work/starter/dateline.schema.json"
files=("$root"/pipelines/*.yaml "$work/starter/pipeline.yaml")
example=$root/../shared/design/pipeline.example.yaml
if [ -e "$example" ]; then files+=("$example"); else echo "schema: the design's example is not here, skipped"; fi
python3 "$here/check.py" "$binary" "$work/schema.json" "${files[@]}"
