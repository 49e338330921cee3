# A server of a generated crate on a fresh database, for shell scripts: they set $backend, $program and $work, the last of
# which is a folder of their own, and call clean_up at the end.
# shellcheck shell=bash disable=SC2154

name=codegen_serve_$$
server=

create_database() {
    case $backend in
        sqlite) url=$work/served.db ;;
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

# Sets $base to its address.
start_server() {
    start_program "$program" --database-url "$url" serve --port 0
}

# start_program COMMAND...: a program that says where it listens.
start_program() {
    # The program in the background opens it when it is its turn, which may be later than the first look.
    : >"$work/out"
    "$@" >"$work/out" 2>"$work/err" &
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

stop_server() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    server=
}

clean_up() {
    stop_server
    drop_database
    rm -rf "$work"
}
