#!/usr/bin/env bash
# The command line as scripts use it: exit codes, where messages go, and what an interrupted run leaves.
# usage: run.sh BINARY
source "$(dirname "$0")/../binary.sh"
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
expect 2 '{"level":"error","event":"pipeline","message":"unknown key '"'stagse'; did you mean 'stages'?"'","file":"wrong.yaml","line":4,"column":1}' \
  "$binary" run wrong.yaml --log json
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

# Results that cannot be written are an error, but not if standard output is closed.
if [ -e /dev/full ]; then
  expect 1 "cannot write to standard output: No space left on device" bash -c '"$0" list tables > /dev/full' "$binary"
  expect 1 "cannot write to standard output" bash -c '"$0" schema > /dev/full' "$binary"
fi
expect 0 "" bash -c '"$0" run good.yaml --plain >&-' "$binary"

# What a pipeline does with one document, and why two documents are copies.
cat > copies.jsonl <<'JSON'
{"id":"one","text":"Mayor Ilse Brandt of Oslo said on October 24 that quay 7 of Bergen would close. Nils Aberg of Norway paid 310 crowns in May 1950."}
{"id":"two","text":"Mayor Ilse Brandt of Oslo stated on October 24 that quay 7 of Bergen would shut. Nils Aberg of Norway paid 310 crowns in May 1950."}
{"id":"blank","text":" "}
JSON
printf 'dateline: 1\nname: copies\ningest: [{name: in, path: copies.jsonl, format: jsonl, fields: {record_id: id}}]\nstages: [sentences, dates, dedupe: {state: copies.dedupe}]\noutputs: {directory: copies, formats: [csv.gz]}\nlimits: {max_rejects: 1}\n' > copies.yaml
expect 0 "" "$binary" run copies.yaml --plain
expect 0 "" "$binary" explain copies.yaml --document two
grep -qF 'copies.jsonl, record 1' stdout.txt && grep -qF 'rule monthDay' stdout.txt || { echo "command: explain --document says too little"; cat stdout.txt; exit 1; }
expect 0 "" "$binary" explain copies.yaml --document copies.jsonl#2
grep -qF E_EMPTY stdout.txt || { echo "command: a rejected document is not explained"; exit 1; }
expect 0 "" "$binary" explain copies.yaml --document two --format json
expect 0 "" "$binary" explain --pair one two copies
grep -qF 'are copies of each other' stdout.txt || { echo "command: explain --pair says too little"; cat stdout.txt; exit 1; }
expect 0 "" "$binary" explain copies --pair one two --format json
expect 2 "Missing expected argument '<pipeline>'" "$binary" explain
expect 2 "there is no document 'three' among the 2 documents and 1 refused records" "$binary" explain copies.yaml --document three
expect 2 "--pair ID1 ID2 OUT; 2 given" "$binary" explain --pair one two
expect 2 "--pair and --document exclude each other" "$binary" explain --document one --pair one two copies
expect 2 "leave --output and --set out" "$binary" explain --pair one two copies --set a=b
expect 2 "there is no document 'three' in 'copies/data/sentences.csv.gz'" "$binary" explain --pair one three copies
expect 2 "'one' and 'one' are one document" "$binary" explain --pair one one copies
expect 3 "has no folder 'data'; give the folder that 'dateline run' wrote" "$binary" explain --pair one two in
sed 's/formats: /tables: [documents], formats: /; s/name: copies/name: few/; s/copies.dedupe/few.dedupe/' copies.yaml > few.yaml
expect 0 "" "$binary" run few.yaml --output out-without-sentences --plain
expect 2 "has no table 'sentences' as CSV or JSON Lines; add it to outputs.tables" "$binary" explain --pair one two out-without-sentences
expect 0 "" "$binary" run copies.yaml --plain
grep -qF 'compared with 2 of earlier runs too' stdout.txt || { echo "command: the state was not used"; cat stdout.txt; exit 1; }
sed 's/copies.dedupe}/copies.dedupe, keep: longest}/' copies.yaml > longest.yaml
expect 2 "was made with other options" "$binary" run longest.yaml --plain
sed 's,copies.dedupe,nowhere/copies.dedupe,' copies.yaml > unwritable.yaml
expect 1 "cannot write dedupe state" "$binary" run unwritable.yaml --plain
# Help: every command has examples, and a word that is no command has a hint.
help_of() {
  "$binary" help "$@" > help.txt
  grep -q "Example" help.txt || { echo "command: no example in the help of: $*"; exit 1; }
  checks=$((checks + 1))
  { grep -A99 '^SUBCOMMANDS:' help.txt || true; } | sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p' | grep -vx See > "subcommands-$#.txt" || true
  local name
  while IFS= read -r name <&3; do help_of "$@" "$name"; done 3< <(cat "subcommands-$#.txt")
}
help_of
[ "$checks" -ge 26 ] || { echo "command: found only $checks checks, are the subcommands in the help?"; exit 1; }
expect 2 "did you mean 'diff'?" "$binary" help dif
expect 2 "did you mean 'timeline'?" "$binary" view timelin out
for shell in bash zsh fish; do
  expect 0 "" "$binary" --generate-completion-script $shell
  for word in cooccurrence entity_mentions junit; do grep -qe "$word" stdout.txt || { echo "command: no '$word' in the completions of $shell"; exit 1; }; done
  if command -v $shell > /dev/null; then $shell -n stdout.txt; fi
done

# Views.
mkdir -p view/data
printf 'start_on,end_on,sentence,people,date_id\n2021-05-03,2021-05-03,It opened.,Ilse,t1\n' > view/data/timeline.csv
expect 0 "" "$binary" view timeline view
grep -q "2021-05-03  Ilse" stdout.txt
expect 0 "no rows: none of the 1 rows" "$binary" view timeline view --from 2021-05-04
expect 0 "" "$binary" view timeline view --about ilse --format csv
[ "$(wc -l < stdout.txt)" = 2 ]
expect 2 "write a day such as 2024-10-24" "$binary" view timeline view --from yesterday
expect 2 "is after --to" "$binary" view timeline view --from 2022-01-01 --to 2021-01-01
expect 2 "has no table 'entity_mentions'" "$binary" view cooccurrence view
expect 3 "there is no such folder" "$binary" view timeline nowhere
expect 3 "there is no such folder" "$binary" explain --pair one two nowhere
expect 3 "this is a pipeline file; run it first" "$binary" view timeline good.yaml
expect 2 "this is a folder; give one of its pipeline files" "$binary" run .

# Differences: exit codes as those of diff(1).
expect 0 "" "$binary" diff out out
cp -r out other-out
sed -i 's/2021-05-03/2021-05-04/' other-out/data/dates.csv
expect 1 "" "$binary" diff out other-out
grep -q "2021-05-03 -> 2021-05-04" stdout.txt
expect 1 "" "$binary" diff out other-out --format json --table dates
expect 2 "did you mean 'dates'?" "$binary" diff out other-out --table date
expect 2 "there is no such folder" "$binary" diff out nowhere
echo "d,1" >> other-out/data/dates.csv
expect 2 "dates.csv:3: the record has 2 fields" "$binary" diff out other-out

# A pipeline to start from, its tests, the schema.
expect 0 "" "$binary" init starter
expect 0 "" "$binary" run starter/pipeline.yaml --plain
expect 0 "" "$binary" test starter/pipeline.yaml --junit junit.xml
grep -q 'failures="0"' junit.xml
expect 2 "--force" "$binary" init starter
expect 0 "" "$binary" init starter --force
expect 3 "did you mean 'starter/output'?" "$binary" view timeline starter
sed -i 's/end_on: 2024-10-20/end_on: 2024-10-21/' starter/pipeline.yaml
expect 1 "" "$binary" test starter/pipeline.yaml
grep -q "2024-10-21  2024-10-20" stdout.txt
expect 2 "no test's name holds 'weather'" "$binary" test starter/pipeline.yaml --filter weather
expect 0 "no tests in this file" "$binary" test good.yaml
expect 2 "did you mean 'dates'?" "$binary" test <(sed 's/dates: \[/datse: [/' starter/pipeline.yaml)
expect 1 "cannot be written" "$binary" schema --output nowhere/schema.json

printf 'dateline: 1\nname: good\ningest: [{name: in, path: "-", format: jsonl}]\nstages: [sentences, dates]\noutputs: {directory: out, formats: [csv], tables: [dates, timeline]}\n' > stdin-worker.yaml
# A worker answers each line before it reads the next.
coproc WORKER { "$binary" worker stdin-worker.yaml --jobs 2 2> worker.txt; }
for day in 3 4; do
  echo "{\"text\": \"It opened on $day May 2021.\"}" >&"${WORKER[1]}"
  read -r -t 60 answer <&"${WORKER[0]}"
  case $answer in *"\"start_on\":\"2021-05-0$day\""*'"rejects":[]}') ;; *) echo "command: the worker answered $answer"; exit 1 ;; esac
done
input=${WORKER[1]} worker=$WORKER_PID
exec {input}>&-
wait "$worker"
grep -q "left out, for they need a whole run: timeline" worker.txt
checks=$((checks + 1))
expect 2 "there is no source 'web'" "$binary" worker stdin-worker.yaml --source web
expect 2 "--jobs" "$binary" worker stdin-worker.yaml --jobs 0

# An interrupted run ends with 130 and leaves the earlier output as it was.
cp -r out before
mkfifo pipe
printf 'dateline: 1\nname: good\ningest: [{name: in, path: "-", format: jsonl}]\nstages: [sentences]\noutputs: {directory: out, formats: [csv]}\n' > stdin.yaml
sleep 30 > pipe &
writer=$!
"$binary" run stdin.yaml --plain < pipe > /dev/null 2>&1 &
run=$!
# A signal that comes before the run has begun is lost on a busy machine.
for _ in {1..100}; do [ ! -e out/.partial ] || break; sleep 0.1; done
kill -INT "$run"
got=0
wait "$run" || got=$?
kill "$writer" 2> /dev/null || true
[ "$got" = 130 ] || { echo "command: interrupted run ended with $got"; exit 1; }
diff -r before out || { echo "command: an interrupted run changed the output folder"; exit 1; }
echo "command: $((checks + 1)) checks passed"
