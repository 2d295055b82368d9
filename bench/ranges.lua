-- Script for wrk: requests random ranges of 1 MiB. The environment variable SIZE is the size of the file in bytes.
local size = tonumber(os.getenv("SIZE"))
math.randomseed(os.time())
request = function()
  local first = math.random(0, size - 1048576)
  wrk.headers["Range"] = "bytes=" .. first .. "-" .. (first + 1048575)
  return wrk.format("GET", nil, wrk.headers)
end
