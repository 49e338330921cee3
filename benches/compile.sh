#!/usr/bin/env bash
# What the generated crate costs to compile, beside its own bare schema.rs and beside the same API written out by hand.
#
#   benches/compile.sh [TABLES...]    50 and 300 unless given; on SQLite
#
# Only the crate itself is timed: its dependencies are compiled before, and nothing is incremental. The engine, which is a crate
# of its own and is compiled once, counts in a line of its own. What is given is processor time, the least of three runs, so that
# other work of the machine does not count. The crates by hand (benches/handwritten) are built up to 100 tables, since at 300 rustc
# works on them for half an hour.
set -euo pipefail
# A crate that does not compile has no time; without this a failure inside $(…) would go unnoticed.
shopt -s inherit_errexit
cd "$(dirname "$0")/.."

sizes=("${@:-50}")
[ $# -gt 0 ] || sizes=(50 300)
work=${CODEGEN_BENCH_DIR:-${TMPDIR:-/tmp}/codegen-bench}
mkdir -p "$work"
codegen=${CARGO_TARGET_DIR:-$PWD/target}/release/codegen
cargo build --quiet --release --bin codegen
export CARGO_INCREMENTAL=0

# seconds COMMAND...: how long processors work on it.
seconds() {
    local TIMEFORMAT='%3U %3S'
    { time "$@" 2>&3; } 3>&2 2>&1 | awk '{ printf "%.2f", $1 + $2 }'
}

# compile COMMAND FOLDER FEATURES FILE...: the time that cargo takes for the crates in the folder whose files were edited.
compile() {
    local command=$1 folder=$2 features=$3 least='' took
    shift 3
    local cargo=(cargo "$command" --quiet --manifest-path "$folder/Cargo.toml")
    [ -z "$features" ] || cargo+=(--no-default-features --features "$features")
    # One target folder for all: what is the same is compiled once.
    export CARGO_TARGET_DIR=$work/target
    "${cargo[@]}"
    for _ in 1 2 3; do
        for file in "$@"; do touch "$folder/$file"; done
        took=$(seconds "${cargo[@]}")
        least=$(printf '%s\n' ${least:+"$least"} "$took" | sort -n | head -n 1)
    done
    echo "$least"
}

# write_out FOLDER SCHEMA.YAML SCHEMA.RS: the crate by hand for the tables of the schema, each table with its own file.
write_out() {
    local folder=$1 tables table parent
    rm -rf "$folder"
    cp -r benches/handwritten "$folder"
    cp "$3" "$folder/src/schema.rs"
    mkdir "$folder/src/tables"
    # Each table and the one that its parent_id refers to.
    mapfile -t tables < <(sed -n 's/^  \([a-z]*_[0-9]*\):$/\1/p; s/.* references: \([a-z_0-9]*\),.*/\1/p' "$2" | paste -d ' ' - -)
    {
        for table in "${tables[@]}"; do echo "mod ${table% *};"; done
        printf '\npub fn router() -> axum::Router<crate::app::Pool> {\n    axum::Router::new()\n'
        for table in "${tables[@]}"; do echo "        .merge(${table% *}::router())"; done
        echo '}'
    } >"$folder/src/tables/mod.rs"
    for table in "${tables[@]}"; do
        parent=${table#* }
        table=${table% *}
        sed "s/@TABLE@/$table/g; s/@MODEL@/$(model "$table")/g; s/@PARENT@/$parent/g; s/@PARENT_MODEL@/$(model "$parent")/g" \
            benches/handwritten/src/table.rs.in >"$folder/src/tables/$table.rs"
        # A table that refers to itself has its model in the same file.
        [ "$table" != "$parent" ] || sed -i '/^use super::/d' "$folder/src/tables/$table.rs"
    done
    rm "$folder/src/table.rs.in"
}

model() {
    sed 's/_//; s/^./\u&/' <<<"$1"
}

# report TABLES WHAT FOLDER FEATURES FILE...: one line, with the ratios to the bare schema, which is reported first.
report() {
    local check build
    check=$(compile check "${@:3}")
    build=$(compile build "${@:3}")
    if [ "$2" = 'bare schema.rs' ]; then
        schema_check=$check schema_build=$build
    fi
    awk -v tables="$1" -v what="$2" -v check="$check" -v build="$build" -v sc="$schema_check" -v sb="$schema_build" \
        'BEGIN { printf "%7d  %-28s %8.2f s %6.2f %10.2f s %6.2f\n", tables, what, check, check / sc, build, build / sb }'
}

printf '%7s  %-28s %10s %6s %12s %6s\n' tables crate check ratio build ratio
for size in "${sizes[@]}"; do
    dir=$work/$size
    rm -rf "$dir"
    mkdir -p "$dir"
    cargo bench --quiet --bench generate -- schema "$size" sqlite >"$dir/schema.yaml"
    "$codegen" build "$dir/schema.yaml" --quiet
    # A workspace of its own, wherever the folder is.
    printf '\n[workspace]\n' >>"$dir/generated/Cargo.toml"
    report "$size" 'bare schema.rs' "$dir/generated" sqlite src/lib.rs
    report "$size" 'generated, after an edit' "$dir/generated" '' src/lib.rs
    report "$size" 'generated, with the engine' "$dir/generated" '' src/lib.rs engine/src/lib.rs
    if [ "$size" -le 100 ]; then
        write_out "$dir/handwritten" "$dir/schema.yaml" "$dir/generated/src/schema/sqlite.rs"
        report "$size" 'written out by hand' "$dir/handwritten" '' src/lib.rs
    fi
done
echo 'ratio: to the bare schema.rs of the same size; the target for check is at most 1.60'
