#!/usr/bin/env bash
# How many requests a second the generated server answers, loaded by wrk (apt-get install wrk).
#
#   benches/http.sh sqlite|postgres [SECONDS]    10 seconds a kind of request unless given
#
# Serves the root schema's crate, built with --release, on a fresh database with 1,000 products. PostgreSQL needs the servers of
# tests/servers and its variables.
set -euo pipefail
cd "$(dirname "$0")/.."

backend=${1:?usage: benches/http.sh sqlite|postgres [SECONDS]}
seconds=${2:-10}
work=$(mktemp -d)
server=
name=codegen_bench_$$

clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    [ "$backend" != postgres ] || psql --quiet "$CODEGEN_TEST_POSTGRES_URL" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

case $backend in
    sqlite) url=$work/shop.db ;;
    postgres)
        psql --quiet "$CODEGEN_TEST_POSTGRES_URL" -c "CREATE DATABASE $name"
        url=${CODEGEN_TEST_POSTGRES_URL%/*}/$name
        ;;
    *) echo "no such backend here: $backend" >&2; exit 2 ;;
esac

# A folder of its own for each backend, so that neither is built anew for the other.
export CARGO_TARGET_DIR=${CODEGEN_BENCH_DIR:-${TMPDIR:-/tmp}/codegen-bench}/http-$backend
cargo build --quiet --release --manifest-path generated/Cargo.toml --no-default-features --features "$backend,serve"
RUST_LOG=warn "$CARGO_TARGET_DIR/release/shop-db" --database-url "$url" serve --port 0 >"$work/out" 2>"$work/err" &
server=$!
for _ in $(seq 100); do
    base=$(sed -n 's/^Listening on //p' "$work/out")
    [ -z "$base" ] || break
    sleep 0.1
done
[ -n "$base" ] || { cat "$work/err" >&2; exit 1; }

post() {
    curl --silent --show-error --fail --output /dev/null --header 'content-type: application/json' --data "$2" "$base$1"
}

post /categories '{"name": "Tea", "slug": "tea"}'
seq 1000 | sed 's/.*/{"category_id": 1, "sku": "S-&", "name": "Product &", "price": "&.50"}/' | paste -sd, | sed 's/.*/[&]/' >"$work/products"
post /products "@$work/products"

# load WHAT URL [SCRIPT]: one line of the table.
load() {
    wrk --threads 2 --connections 32 --duration "${seconds}s" --latency ${3:+--script "$3"} "$base$2" >"$work/wrk"
    awk -v what="$1" '
        /Requests\/sec/ { rate = $2 } / 50%/ { half = $2 } / 99%/ { most = $2 } /Non-2xx/ { failed = $NF }
        END { printf "%-32s %10.0f %10s %10s%s\n", what, rate, half, most, failed ? "  " failed " FAILED" : "" }' "$work/wrk"
}

printf '%-32s %10s %10s %10s\n' "$backend" requests/s median '99 %'
load 'GET by id' /products/500
load 'list of 20' /products
load 'filtered list of 20, included' '/products?price=gt.100&order=price.desc&include=category'
load 'POST' /tags benches/http/post.lua
