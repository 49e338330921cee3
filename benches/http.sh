#!/usr/bin/env bash
# How many requests a second the generated server answers, on PostgreSQL and on SQLite, beside one that is written by hand with
# axum and tokio-postgres (benches/http/handwritten). It needs wrk (apt-get install wrk).
#
#   benches/http.sh [SECONDS [ROUNDS]]    3 seconds a kind of request and 5 rounds unless given
#
# Serves the root schema's crate, built with --release, with 1,000 products; the server by hand has the same database as the
# generated one on PostgreSQL. The servers take turns, one at a time, so that what else the machine does meets all; what counts is
# the best round of each. Both send the same statements, prepare each once and answer with the same JSON; the generated server also
# checks what is accepted, limits bodies and time, catches panics, and gives each answer an ETag and an id. The one by hand runs
# without any of that, and once more with layers of tower-http for it (benches/http/handwritten/src/promises.rs). The generated
# server has mimalloc, as its default features say; the one by hand has what Rust programs have unless they ask for another.
# PostgreSQL needs the servers of tests/servers and its variables; CARGO_PROFILE_RELEASE_LTO=fat and
# CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 build all of them as one would for production.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-3}
rounds=${2:-5}
: "${CODEGEN_TEST_POSTGRES_URL:?start the servers: tests/servers start, then eval \"\$(tests/servers env)\"}"
work=$(mktemp -d)
programs=${CODEGEN_BENCH_DIR:-${TMPDIR:-/tmp}/codegen-bench}
database=codegen_bench_$$
postgres=${CODEGEN_TEST_POSTGRES_URL%/*}/$database
readonly servers=(hand layers postgres sqlite)
processes=()
declare -A base best

clean_up() {
    [ ${#processes[@]} -eq 0 ] || { kill "${processes[@]}" && wait "${processes[@]}"; } 2>/dev/null || true
    psql --quiet "$CODEGEN_TEST_POSTGRES_URL" -c "DROP DATABASE IF EXISTS $database WITH (FORCE)"
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# A target folder of its own for each, so that none is built anew for another.
for backend in postgres sqlite; do
    CARGO_TARGET_DIR=$programs/http-$backend cargo build --quiet --release --manifest-path generated/Cargo.toml \
        --no-default-features --features "$backend,serve,mimalloc"
done
cp Cargo.lock benches/http/handwritten
CARGO_TARGET_DIR=$programs/http-handwritten cargo build --quiet --release --manifest-path benches/http/handwritten/Cargo.toml

# start SERVER COMMAND...: runs it in the background and notes where it listens.
start() {
    local server=$1
    shift
    : >"$work/$server"
    RUST_LOG=warn "$@" >"$work/$server" 2>&1 &
    processes+=($!)
    for _ in $(seq 100); do
        base[$server]=$(sed -n 's/^Listening on //p' "$work/$server")
        [ -z "${base[$server]}" ] || return 0
        sleep 0.1
    done
    cat "$work/$server" >&2
    return 1
}

post() {
    curl --silent --show-error --fail --output /dev/null --header 'content-type: application/json' --data "$2" "$1"
}

psql --quiet "$CODEGEN_TEST_POSTGRES_URL" -c "CREATE DATABASE $database"
start postgres "$programs/http-postgres/release/shop-db" --database-url "$postgres" serve --port 0
start sqlite "$programs/http-sqlite/release/shop-db" --database-url "$work/shop.db" serve --port 0
DATABASE_URL=$postgres start hand "$programs/http-handwritten/release/handwritten-server"
PROMISES=yes DATABASE_URL=$postgres start layers "$programs/http-handwritten/release/handwritten-server"
seq 1000 | sed 's/.*/{"category_id": 1, "sku": "S-&", "name": "Product &", "price": "&.50"}/' | paste -sd, | sed 's/.*/[&]/' >"$work/products"
for server in postgres sqlite; do
    post "${base[$server]}/categories" '{"name": "Tea", "slug": "tea"}'
    post "${base[$server]}/products" "@$work/products"
done
psql --quiet "$postgres" -c ANALYZE

# rate URL [SCRIPT]: requests a second.
rate() {
    wrk --threads 2 --connections 32 --duration "${seconds}s" ${2:+--script "$2"} "$1" >"$work/wrk"
    ! grep 'Non-2xx' "$work/wrk" >&2 || return 1
    awk '/Requests\/sec/ { printf "%.0f", $2 }' "$work/wrk"
}

# load WHAT URL URL-OF-THE-ONE-BY-HAND [SCRIPT]: one line of the table.
load() {
    local server path measured
    for server in "${servers[@]}"; do best[$server]=0; done
    for _ in $(seq "$rounds"); do
        for server in "${servers[@]}"; do
            path=$2
            [[ $server != @(hand|layers) ]] || path=$3
            # Rows of one round would be a larger index for the next.
            [ -z "${4:-}" ] || psql --quiet "$postgres" -c 'TRUNCATE tags CASCADE' 2>>"$work/notices"
            measured=$(rate "${base[$server]}$path" "${4:-}")
            [ "$measured" -le "${best[$server]}" ] || best[$server]=$measured
        done
    done
    awk -v what="$1" -v hand="${best[hand]}" -v layers="${best[layers]}" -v postgres="${best[postgres]}" -v sqlite="${best[sqlite]}" \
        'BEGIN { printf "%-29s %7d %11d %10d %6.2f %11.2f %7d %6.2f\n", what, hand, layers, postgres, postgres / hand, postgres / layers, sqlite, sqlite / hand }'
}

printf '%-29s %7s %11s %10s %6s %11s %7s %6s\n' 'requests a second' 'by hand' 'with layers' PostgreSQL ratio 'with layers' SQLite ratio
load 'GET by id' /products/500 /products/500
load 'list of 20' /products /products
load 'filtered list of 20, included' '/products?price=gt.100&order=price.desc&include=category' '/products?min_price=100'
load 'POST' /tags /tags benches/http/post.lua
echo 'ratio: to the one by hand, without layers unless it says so; the aim is 0.90 on PostgreSQL'
