# Database servers of a script that sets $dir, the folder of their data, logs and numbers of processes.
# shellcheck shell=bash disable=SC2154

fail() { echo "tests/${0##*/}: $*" >&2; exit 1; }

# The servers refuse to run as root, so root hands over to an account without rights.
as_server() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=nobody --regid=nogroup --clear-groups -- env HOME="$dir" "$@"
    else
        env HOME="$dir" "$@"
    fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# wait_for NAME LOG COMMAND...: until the command succeeds, at most 30 seconds.
wait_for() {
    local name=$1 log=$2
    shift 2
    for _ in $(seq 150); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.2
    done
    tail -n 30 "$log" >&2
    fail "$name did not start"
}

running() { [ -s "$1" ] && kill -0 "$(head -n 1 "$1")" 2>/dev/null; }

# port_of ADDRESS: of scheme://account@host:port/database.
port_of() {
    local place=${1##*@}
    place=${place%%/*}
    echo "${place##*:}"
}

stop_one() {
    running "$1" || return 0
    local pid
    pid=$(head -n 1 "$1")
    kill -"$2" "$pid"
    for _ in $(seq 100); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid"
}
