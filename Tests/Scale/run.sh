#!/usr/bin/env bash
# Many short documents through the binary: sentences and dedupe in a bounded memory. Prints documents, copies, user seconds and peak memory; fails if the peak is
# above the bound, or if the copies that were planted are not found.
# With a bound so low that most of the index is on disk, a million documents take many minutes.
# usage: run.sh BINARY [DOCUMENTS]        default 1,000,000; SEED=7 another corpus; MEMORY_MB=1024 another bound; STATE=1 with `dedupe: {state: ...}`
source "$(dirname "$0")/../binary.sh"
documents=${2:-1000000}
memory=${MEMORY_MB:-1024}

# One document in five is a copy of one of the 4,000 before it: a third of those as it is, a third with other words, a third with a sentence more.
corpus() {
  awk -v count="$documents" -v seed="${SEED:-1}" '
    function below(n) { state = state * 16807 % 2147483647; return state % n }
    function syllable() { return substr("babedidofagelahimokanerosetuvawezo", 1 + 2 * below(17), 2) }
    function name(   word, more) {
      word = syllable() syllable()
      for (more = below(3); more > 0; more--) word = word syllable()
      return toupper(substr(word, 1, 1)) substr(word, 2)
    }
    function story() {
      return name() " " name() " of the " name() " council said on " month[1 + below(12)] " " 1 + below(28) " that " 2 + below(90000) " people had " \
        verb[1 + below(8)] " the " noun[1 + below(8)] " in " name() ". The " noun[1 + below(8)] " cost " 2 + below(9000) " crowns when " name() \
        " and " name() " " verb[1 + below(8)] " it " 2 + below(400) " days after the flood. Nobody from " name() " had " verb[1 + below(8)] " the " \
        noun[1 + below(8)] " of " name() " before."
    }
    BEGIN {
      state = 12345 + seed
      split("January February March April May June July August September October November December", month, " ")
      split("bridge harbour library quarry market theatre tramway vault", noun, " ")
      split("visited repaired closed opened measured painted rented counted", verb, " ")
      for (number = 0; number < count; number++) {
        if (number > 0 && below(5) == 0) {
          text = recent[below(number < 4000 ? number : 4000)]
          how = below(3)
          if (how == 1) { gsub(" said on ", " stated on ", text); gsub(" people had ", " persons had ", text); gsub("Nobody", "No one", text) }
          if (how == 2) text = text " It was the third report of its kind this year."
          planted++
        } else {
          text = story()
        }
        recent[number % 4000] = text
        printf "{\"id\":\"s%d\",\"text\":\"%s\"}\n", number, text
      }
      print planted > "planted"
    }'
}

cat > scale.yaml <<YAML
dateline: 1
name: scale
ingest: [{name: in, path: corpus.jsonl, format: jsonl, fields: {record_id: id}}]
stages: [sentences, dedupe$([ -z "${STATE:-}" ] || echo ': {state: scale.dedupe}')]
outputs: {directory: out, formats: [csv.gz], compression: 1, tables: [documents, duplicates]}
limits: {memory: ${memory}MiB}
YAML
corpus > corpus.jsonl
planted=$(cat planted)

ticks=$(getconf CLK_TCK)
start=$SECONDS
"$binary" run scale.yaml --plain --verbose > summary.txt 2> log.txt &
run=$!
peak=0 user=0 system=0
while kill -0 "$run" 2> /dev/null; do
  now=$(awk '/^VmHWM/ {print $2}' "/proc/$run/status" 2> /dev/null || true)
  peak=${now:-$peak}
  fields=($(cat "/proc/$run/stat" 2> /dev/null || true))
  user=${fields[13]:-$user} system=${fields[14]:-$system}
  sleep 0.2
done
wait "$run" || { cat log.txt; exit 1; }
grep -A 99 '^  ingest' log.txt || true
cat summary.txt
copies=$(gzip -dc out/data/duplicates.csv.gz | tail -n +2 | wc -l)
echo "scale: $documents documents, $(($(stat -c %s corpus.jsonl) / 1000000)) MB; $planted copies planted, $copies found"
echo "scale: peak memory $((peak / 1024)) MiB of $memory, $((SECONDS - start)) s elapsed, $((user / ticks)) s user, $((system / ticks)) s system"
[ "$((peak / 1024))" -le "$memory" ] || { echo "scale: the peak is above limits.memory"; exit 1; }
[ "$copies" -ge $((planted * 95 / 100)) ] && [ "$copies" -le $((planted * 101 / 100)) ] || { echo "scale: copies are missing, or there are too many"; exit 1; }
