# Questions to the server of tests/support/server.sh, with the answers that are expected; $passed and $failed count them.
# shellcheck shell=bash disable=SC2154
passed=0 failed=0

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
