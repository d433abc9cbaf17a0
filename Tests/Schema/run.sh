#!/usr/bin/env bash
# The JSON Schema that `dateline schema` prints: pipeline files fit it, planted faults do not. Needs Python with jsonschema and PyYAML.
# usage: run.sh BINARY
source "$(dirname "$0")/../binary.sh"
if ! python3 -c 'import jsonschema, yaml' 2> /dev/null; then
  echo "schema: jsonschema or PyYAML is not installed, skipped"
  exit 0
fi
"$binary" schema --output schema.json
"$binary" init starter > /dev/null
cmp schema.json starter/dateline.schema.json
files=("$root"/pipelines/*.yaml starter/pipeline.yaml)
example=$root/../shared/design/pipeline.example.yaml
if [ -e "$example" ]; then files+=("$example"); else echo "schema: the design's example is not here, skipped"; fi
python3 "$here/check.py" "$binary" schema.json "${files[@]}"
