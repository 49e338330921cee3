# Checks beside those of tests/support/ask.sh, which counts them.
# shellcheck shell=bash disable=SC2154

# check WHAT EXPECTED FOUND
check() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s\n  expected %s\n  found    %s\n' "$1" "$2" "$3"
    fi
}

# header NAME ARGUMENTS...: the header of that name in the answer to a request of curl's.
header() {
    local name=$1
    shift
    curl --silent --dump-header - --output "$work/answer" "$@" | tr -d '\r' | grep -i "^$name:"
}

# wait_until COMMAND...: until it succeeds, at most 20 seconds.
wait_until() {
    for _ in $(seq 200); do
        if "$@"; then return 0; fi
        sleep 0.1
    done
    echo "it never came true: $*" >&2
    return 1
}
