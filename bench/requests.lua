-- Script for wrk: sends the requests of a file, one in each line: method, path, token, body and user agent, separated by tabs.
-- Environment: REQUESTS, the file; ORDER=once sends each line once, in order, and then /health/live; otherwise in random order;
-- PAUSE, the milliseconds that each connection waits before a request.
local threads = 0
function setup(thread)
  thread:set("number", threads) -- a global variable of the thread
  threads = threads + 1
end

function init()
  math.randomseed(os.time() + number)
  lines = {}
  for line in io.lines(os.getenv("REQUESTS")) do
    local fields = {}
    for field in (line .. "\t"):gmatch("([^\t]*)\t") do fields[#fields + 1] = field end
    local headers = {}
    if fields[3] ~= "" then headers["Authorization"] = fields[3] end
    if fields[4] ~= "" then headers["Content-Type"] = "application/json" end
    if fields[5] and fields[5] ~= "" then headers["User-Agent"] = fields[5] end
    lines[#lines + 1] = wrk.format(fields[1], fields[2], headers, fields[4] ~= "" and fields[4] or nil)
  end
  once = os.getenv("ORDER") == "once"
  position = number - 1 -- of two threads
end

if os.getenv("PAUSE") then
  local pause = tonumber(os.getenv("PAUSE"))
  function delay() return pause end
end

function request()
  if not once then return lines[math.random(#lines)] end
  position = position + 2
  return lines[position] or wrk.format("GET", "/health/live")
end
