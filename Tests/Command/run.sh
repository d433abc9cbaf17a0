#!/usr/bin/env bash
# The command line as scripts use it: exit codes, where messages go, and what an interrupted run leaves.
# usage: run.sh BINARY
set -euo pipefail
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
checks=0

# expect CODE PATTERN COMMAND...   PATTERN must stand in stderr, or be empty
expect() {
  local code=$1 pattern=$2 got=0
  shift 2
  "$@" > stdout.txt 2> stderr.txt || got=$?
  [ "$got" = "$code" ] || { echo "command: exit $got, not $code: $*"; cat stderr.txt; exit 1; }
  if [ -n "$pattern" ] && ! grep -qF -- "$pattern" stderr.txt; then echo "command: '$pattern' not said: $*"; cat stderr.txt; exit 1; fi
  checks=$((checks + 1))
}

pipeline() {
  printf 'dateline: 1\nname: %s\ningest: [{name: in, path: "%s", format: text}]\nstages: [sentences, dates]\noutputs: {directory: out, formats: [csv]}\nlimits: {max_rejects: 1%%}\n' "$1" "$2"
}
mkdir in bad
echo "It opened on 3 May 2021." > in/a.txt
echo "It opened on 3 May 2021." > bad/a.txt
: > bad/b.txt
pipeline good 'in/*.txt' > good.yaml
pipeline other 'in/*.txt' > other.yaml
pipeline missing 'nowhere/*.txt' > missing.yaml
pipeline rejects 'bad/*.txt' > rejects.yaml
sed 's/stages: /stagse: /' good.yaml > wrong.yaml

expect 0 "" "$binary" --help
expect 0 "" "$binary" run good.yaml --plain
grep -q "2021-05-03" out/data/dates.csv
expect 0 "" "$binary" run good.yaml --plain
expect 2 "holds the output of pipeline 'good'" "$binary" run other.yaml --plain
expect 2 "did you mean 'stages'?" "$binary" validate wrong.yaml
expect 2 "cannot read the pipeline file" "$binary" run nowhere.yaml
expect 2 "did you mean 'run'?" "$binary" rnu good.yaml
expect 2 "--jobs" "$binary" run good.yaml --jobs 0
expect 3 "nowhere" "$binary" run missing.yaml --output elsewhere --plain
expect 4 "rejected" "$binary" run rejects.yaml --output rejected --plain
expect 1 "--output" "$binary" run good.yaml --output good.yaml/out --plain
for format in xlsx sqlite; do
  sed "s/formats: .csv./formats: [csv, $format]/" good.yaml > container.yaml
  if "$binary" validate container.yaml > /dev/null 2>&1; then
    expect 0 "" "$binary" run container.yaml --output container-$format --plain
    [ -s container-$format/good.$format ] || { echo "command: good.$format is missing"; exit 1; }
  else
    expect 2 "container.yaml:5:42: error: this build cannot write '$format': install lib" "$binary" validate container.yaml
  fi
done
expect 0 "" "$binary" run good.yaml --dry-run
[ -s stdout.txt ] || { echo "command: a dry run printed nothing"; exit 1; }
for subject in stages tables rules codes; do expect 0 "" "$binary" list $subject; done

# An interrupted run ends with 130 and leaves the earlier output as it was.
cp -r out before
mkfifo pipe
printf 'dateline: 1\nname: good\ningest: [{name: in, path: "-", format: jsonl}]\nstages: [sentences]\noutputs: {directory: out, formats: [csv]}\n' > stdin.yaml
sleep 30 > pipe &
writer=$!
"$binary" run stdin.yaml --plain < pipe > /dev/null 2>&1 &
run=$!
sleep 0.5
kill -INT "$run"
got=0
wait "$run" || got=$?
kill "$writer" 2> /dev/null || true
[ "$got" = 130 ] || { echo "command: interrupted run ended with $got"; exit 1; }
diff -r before out || { echo "command: an interrupted run changed the output folder"; exit 1; }
echo "command: $((checks + 1)) checks passed"
