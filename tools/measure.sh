#!/usr/bin/env bash
# Measures the program on the fixtures: plain text to JSON Lines in MB a second of one core, and one short article from start to end.
set -euo pipefail
cd "$(dirname "$0")/.."
program="${1:-target/release/dateline}"
[ -x "$program" ] || cargo build --release
TIMEFORMAT="%U %S %R"

texts=(fixtures/en fixtures/ru)
bytes=$(cat fixtures/en/*.txt fixtures/ru/*.txt | wc -c)
rounds=$((20000000 / bytes + 1))
arguments=()
for ((round = 0; round < rounds; round++)); do arguments+=("${texts[@]}"); done

best=0
for _ in 1 2 3 4 5; do
    read -r user system _ < <({ time "$program" extract --jobs 1 "${arguments[@]}" >/dev/null; } 2>&1)
    speed=$(awk "BEGIN { printf \"%.1f\", $bytes * $rounds / 1e6 / ($user + $system) }")
    best=$(awk "BEGIN { print ($speed > $best) ? $speed : $best }")
done
awk "BEGIN { printf \"plain text to JSON Lines, one core, %.1f MB: %s MB/s\n\", $bytes * $rounds / 1e6, $best }"

short=$(mktemp --suffix .txt)
trap 'rm -f "$short"' EXIT
echo "Trade between Kazakhstan and China reached \$43.8 billion in 2024, the Ministry of Trade said on Tuesday." >"$short"
for _ in $(seq 25); do
    { time "$program" extract "$short" >/dev/null; } 2>&1
done | awk '{ print $3 * 1000 }' | sort -n | awk '{ all[NR] = $1 } END { printf "one short article, process start and all: %.0f ms (median of %d, best %.0f)\n", all[int((NR + 1) / 2)], NR, all[1] }'
