#!/usr/bin/env bash
# Builds the program twice: once so that it notes on the fixtures which way its code goes, and once laid out by what it noted.
# Takes some ten minutes; the program stands in target/pgo. Needs `rustup component add llvm-tools`.
set -euo pipefail
cd "$(dirname "$0")/.."
host=$(rustc -vV | sed -n 's/^host: //p')
merge="$(rustc --print sysroot)/lib/rustlib/$host/bin/llvm-profdata"
[ -x "$merge" ] || { echo "llvm-profdata is missing: rustup component add llvm-tools" >&2; exit 2; }
notes=$(mktemp -d)
trap 'rm -r "$notes"' EXIT

# With a target named, the flags are not those of build scripts.
build() { RUSTFLAGS="${RUSTFLAGS:-} $1" cargo build --profile dist -p dateline-cli --target "$host" --target-dir target/pgo; }

program="target/pgo/$host/dist/dateline"
build "-Cprofile-generate=$notes"
for _ in 1 2 3 4; do
    "$program" extract --jobs 1 fixtures/en fixtures/ru fixtures/html >/dev/null
done
"$merge" merge -o "$notes/merged" "$notes"/*.profraw
build "-Cprofile-use=$notes/merged"
cp "$program" target/pgo/dateline
echo "target/pgo/dateline"
