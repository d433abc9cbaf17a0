#!/usr/bin/env bash
# The golden run: the main job with the release binary, from another folder, compared byte for byte with Tests/Golden/news.
# usage: run.sh BINARY        UPDATE_GOLDEN=1 writes the expected tables anew
source "$(dirname "$0")/../binary.sh"

"$binary" run "$root/pipelines/news.yaml" --output one --jobs 1 --plain > summary.txt
"$binary" run "$root/pipelines/news.yaml" --output two --jobs 4 --plain > /dev/null
diff -r one two || { echo "golden: --jobs 1 and --jobs 4 differ"; exit 1; }
(cd one && sha256sum --quiet -c SHA256SUMS)

mkdir tables
for file in one/data/*.csv.gz; do gzip -dc "$file" > "tables/$(basename "$file" .gz)"; done
if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
  rm -rf "$here/news" && cp -r tables "$here/news"
  echo "golden: wrote $here/news"
  exit 0
fi
diff -ru "$here/news" tables || { echo "golden: the tables changed; look at the differences, then UPDATE_GOLDEN=1 make golden"; exit 1; }

"$binary" run "$root/pipelines/spreadsheet.yaml" --output sheet --plain > /dev/null
printf '%s\n' '{"id":"a","body":"It opened on 3 May 2021.","date":"2024-11-02"}' | "$binary" run "$root/pipelines/inbox.yaml" --output inbox --plain > /dev/null
gzip -dc inbox/data/dates.csv.gz | grep -q ',2021-05-03,'
echo "golden: $(ls tables | wc -l) tables as expected"
