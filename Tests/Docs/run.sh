#!/usr/bin/env bash
# Runs the examples of the article "Loading the output" as they stand there, on the output of pipelines/news.yaml. A tool that is not installed is skipped, and said.
# usage: run.sh BINARY
source "$(dirname "$0")/../binary.sh"
article=$root/Sources/Dateline/Dateline.docc/LoadingTheOutput.md
install_binary
cp -r "$root/pipelines" .
dateline run pipelines/news.yaml --plain > /dev/null 2>&1

# Each block of the article in a file of its own: blocks/NUMBER.LANGUAGE
mkdir blocks
awk '/^```[a-z]/ {n++; file = sprintf("blocks/%02d.%s", n, substr($0, 4)); next} /^```$/ {file = ""} file != "" {print > file}' "$article"

ran=0
skipped=""
run() {
  local block=$1
  shift
  "$@" < "$block" > out.txt 2> err.txt || { echo "docs: the example $block failed:"; cat "$block" err.txt; exit 1; }
  ran=$((ran + 1))
}
has() { python3 -c "import $1" 2> /dev/null; }
for block in blocks/*; do
  case "$block" in
    *.python)
      module=$(sed -n 's/^import \([a-z]*\)$/\1/p' "$block" | head -1)
      if has "$module"; then run "$block" python3 -; else skipped+=" $module"; fi ;;
    *.sql)
      if has duckdb; then
        run "$block" python3 -c 'import duckdb, sys; rows = duckdb.sql(sys.stdin.read()).fetchall(); assert len(rows) == 10, rows; print(rows)'
      else skipped+=" duckdb"; fi ;;
    *.sh)
      if grep -q sqlite3 "$block" && ! command -v sqlite3 > /dev/null; then skipped+=" sqlite3"; else run "$block" bash -euo pipefail; fi ;;
    *.r)
      if command -v Rscript > /dev/null; then run "$block" Rscript -; else skipped+=" R"; fi ;;
    *) echo "docs: what to do with $block?"; exit 1 ;;
  esac
done
[ "$(ls blocks | wc -l)" -ge 7 ] || { echo "docs: too few examples found in the article"; exit 1; }
if [ -e edges.csv ]; then head -1 edges.csv | grep -q '^Source,Target,Type,Weight,'; fi
if [ -e news.db ]; then
  [ "$(sqlite3 news.db 'select count(*) from entities')" = "$(($(gzip -dc output/news/data/entities.csv.gz | wc -l) - 1))" ] || { echo "docs: SQLite has other rows"; exit 1; }
fi

# Namibia, in each tool that is there and by the options that the article gives.
mkdir -p namibia/data
printf 'entity_id,entity_type,name,country_code\nloc:windhoek,place,Windhoek,NA\nper:x,person,X,\n' | gzip -n > namibia/data/entities.csv.gz
if has pandas; then
  python3 -c 'import pandas; c = pandas.read_csv("namibia/data/entities.csv.gz", keep_default_na=False, na_values=[""])["country_code"]; assert c[0] == "NA" and pandas.isna(c[1])'
fi
if has polars; then python3 -c 'import polars; assert polars.read_csv("namibia/data/entities.csv.gz")["country_code"].to_list() == ["NA", None]'; fi
if has duckdb; then
  python3 -c "import duckdb; assert duckdb.sql(\"select country_code from read_csv('namibia/data/entities.csv.gz', nullstr = '')\").fetchall() == [('NA',), (None,)]"
fi
if command -v Rscript > /dev/null; then
  Rscript -e 'c <- read.csv(gzfile("namibia/data/entities.csv.gz"), na.strings = "", encoding = "UTF-8")$country_code; stopifnot(identical(c, c("NA", NA)))'
  if Rscript -e 'library(readr)' > /dev/null 2>&1; then
    # A value in one row of twenty thousand, none of the thousand that readr looks at by default.
    awk 'BEGIN {print "entity_id,country_code"; for (i = 1; i <= 20000; i++) print "e" i "," (i == 15123 ? "NA" : "")}' > sparse.csv
    Rscript -e 'c <- readr::read_csv("sparse.csv", na = "", guess_max = Inf, show_col_types = FALSE)$country_code; stopifnot(identical(c[15123], "NA"))'
  fi
fi
echo "docs: $ran examples run${skipped:+, skipped for want of:$skipped}"
