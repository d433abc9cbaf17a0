#!/usr/bin/env bash
# Builds and runs every fuzz target with libFuzzer, as the comment at its head says.
# usage: run.sh SECONDS [TARGET...]     such as: run.sh 60 CSVFuzz PipelineFuzz
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- $(cd Tests/Fuzz && ls ./*Fuzz.swift | sed 's#.*/##; s/\.swift$//')
failed=0
for target in "$@"; do
  echo "fuzz: $target, $seconds s"
  script=$(sed -n 's#^//   ##p' "Tests/Fuzz/$target.swift" | sed "s/-max_total_time=[0-9]*/-max_total_time=$seconds/")
  if bash -euo pipefail -c "$script" > ".build/$target.log" 2>&1; then
    grep -E '^Done [0-9]+ runs' ".build/$target.log" || tail -n 1 ".build/$target.log"
  else
    tail -n 40 ".build/$target.log"
    failed=$((failed + 1))
  fi
done
echo "fuzz: $# targets, $failed failed"
exit "$((failed > 0))"
