#!/usr/bin/env bash
# Runs what the README shows: every `dateline` line of its sh blocks, its pipeline file, its Python and SQL (where the tools are there).
# usage: run.sh BINARY
source "$(dirname "$0")/../binary.sh"
install_binary
cp -r "$root/pipelines" "$root/README.md" .
mkdir output

block() { awk -v lang="$1" '$0 == "```" lang {on = 1; next} $0 == "```" {on = 0} on' README.md; }

commands=0
while IFS= read -r line; do
  case "$line" in
    *dateline*) bash -euo pipefail -c "$line" > out.txt || { echo "readme: failed: $line"; exit 1; }
      [ -s out.txt ] || { echo "readme: printed nothing: $line"; exit 1; }
      commands=$((commands + 1)) ;;
  esac
done < <(block sh)
[ "$commands" -ge 6 ] || { echo "readme: found only $commands commands"; exit 1; }

mkdir -p monitor/in/2024 && block yaml > monitor/pipeline.yaml
echo "The pier reopened on 3 May 2021, said Ilse Vandermeer." > monitor/in/2024/a.txt
dateline run monitor/pipeline.yaml > /dev/null
gzip -t monitor/out/data/statements.csv.gz

sed 's/min_confidence: 0.5/min_confidance: 0.5/' > news.yaml <<'Y'
dateline: 1
name: wrong
ingest: [{name: a, path: a.txt, format: text}]
stages: [sentences, {dates: {min_confidence: 0.5}}]
outputs: {directory: out}
Y
if dateline validate news.yaml 2> wrong.txt; then echo "readme: a wrong file was accepted"; exit 1; fi
grep -q "error: unknown option 'min_confidance' of stage 'dates'; did you mean 'min_confidence'?" wrong.txt

if python3 -c 'import pandas' 2> /dev/null; then block python | python3 -; else echo "readme: pandas is not installed, skipped"; fi
if python3 -c 'import duckdb' 2> /dev/null; then
  block sql | python3 -c 'import duckdb, sys; print(len(duckdb.sql(sys.stdin.read()).fetchall()), "rows from DuckDB")'
else
  echo "readme: duckdb is not installed, skipped"
fi
echo "readme: $commands commands run"
