# What the scripts share that ask a served crate: a fresh database, the server, and questions.
#
#   source tests/serving.sh sqlite|postgres|mysql
# shellcheck shell=bash
backend=$1
passed=0 failed=0 server=
work=$(mktemp -d)

clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    drop_database
    rm -rf "$work"
}

name=codegen_serve_$$
create_database() {
    case $backend in
        sqlite) url=$work/shop.db ;;
        postgres)
            psql --quiet "$CODEGEN_TEST_POSTGRES_URL" -c "CREATE DATABASE $name"
            url=${CODEGEN_TEST_POSTGRES_URL%/*}/$name
            ;;
        mysql)
            mysql_client "CREATE DATABASE $name"
            url=${CODEGEN_TEST_MYSQL_URL%/*}/$name
            ;;
    esac
}

drop_database() {
    case $backend in
        postgres) psql --quiet "$CODEGEN_TEST_POSTGRES_URL" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" ;;
        mysql) mysql_client "DROP DATABASE IF EXISTS $name" ;;
    esac
}

# The address is mysql://user:password@host:port/database.
mysql_client() {
    local rest=${CODEGEN_TEST_MYSQL_URL#mysql://} account place
    account=${rest%%@*} place=${rest#*@}
    place=${place%%/*}
    mariadb --no-defaults --protocol=tcp --host="${place%:*}" --port="${place#*:}" --user="${account%%:*}" \
        --password="${account#*:}" -e "$1"
}

# start_server PROGRAM
start_server() {
    "$1" --database-url "$url" serve --port 0 >"$work/out" 2>"$work/err" &
    server=$!
    for _ in $(seq 300); do
        base=$(sed -n 's/^Listening on //p' "$work/out")
        [ -z "$base" ] || return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    cat "$work/err" >&2
    echo "the server did not start" >&2
    exit 1
}

# ask STATUS FILTER EXPECTED METHOD PATH [BODY]: the status, and what jq makes of the answer.
ask() {
    local status=$1 filter=$2 expected=$3 method=$4 path=$5 body=${6-} found_status found
    local request=(curl --silent --globoff --request "$method" --output "$work/answer" --write-out '%{http_code}')
    [ -z "$body" ] || request+=(--header 'content-type: application/json' --data "$body")
    found_status=$("${request[@]}" "$base$path")
    found=$(jq --compact-output "$filter" "$work/answer" 2>&1 || true)
    if [ "$found_status" = "$status" ] && [ "$found" = "$expected" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s %s %s\n  expected %s %s\n  found    %s %s\n  in %s\n' "$method" "$path" "$body" "$status" \
            "$expected" "$found_status" "$found" "$(head -c 1000 "$work/answer")"
    fi
}
