-- A row that no other request has: threads count apart from each other.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init()
  math.randomseed(os.time() + number)
  prefix = string.format("%d-%06d-", number, math.random(999999))
  count = 0
end

function request()
  count = count + 1
  local body = string.format('{"name": "%s%d"}', prefix, count)
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
end
