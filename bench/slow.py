#!/usr/bin/env python3
"""Measures a server while many connections are idle or slow: slow.py BASE IDLE SLOW SECONDS.

It opens IDLE connections that send nothing, and for each kind SLOW connections that send one byte a second: request heads, JSON bodies,
chunked JSON bodies, bodies that no operation reads, video bodies. Then it requests /videos/all?limit=1 repeatedly and prints the
latencies, and the numbers of open and refused connections. Client and server need as many file descriptors (ulimit -n). Use it only with
a server on this machine.
"""
import asyncio, resource, sys, time
from urllib.parse import urlsplit

base = urlsplit(sys.argv[1])
idle, slow, seconds = map(int, sys.argv[2:5])
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
JSON = "POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n"
KINDS = {
    "heads": "",
    "JSON bodies": JSON,
    "JSON chunks": JSON.replace("Content-Length: 2000", "Transfer-Encoding: chunked"),
    "unread bodies": JSON.replace("application/json", "text/plain"),
    "video bodies": "POST /upload/v/abcdefg HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n",
}
open_now = {kind: 0 for kind in KINDS} | {"idle": 0}
refused = dict.fromkeys(open_now, 0)


async def hold(kind, begin, slow_text):
    try:
        reader, writer = await asyncio.open_connection(base.hostname, base.port)
    except OSError:
        refused[kind] += 1
        return
    open_now[kind] += 1
    try:
        writer.write(begin.encode())
        end = asyncio.ensure_future(reader.read(1))
        for character in slow_text:
            done, _ = await asyncio.wait([end], timeout=1)
            if done:
                break
            writer.write(character.encode())
        await end
        writer.close()
    except OSError:
        pass
    finally:
        open_now[kind] -= 1


async def request():
    begin = time.monotonic()
    reader, writer = await asyncio.open_connection(base.hostname, base.port)
    writer.write(b"GET /videos/all?limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    status = (await reader.readline()).split()
    await reader.read()
    writer.close()
    return int(status[1]) if status else 0, time.monotonic() - begin


async def measure(label, seconds):
    times, statuses, end = [], {}, time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            status, took = await asyncio.wait_for(request(), 20)
        except (asyncio.TimeoutError, OSError, IndexError):
            status, took = "no response", 20
        times.append(took)
        statuses[status] = statuses.get(status, 0) + 1
        await asyncio.sleep(0.02)
    times.sort()
    median, longest = times[len(times) // 2] * 1000, times[-1] * 1000
    print(f"{label}: {statuses}, median {median:.0f} ms, max {longest:.0f} ms; open {open_now}, refused {refused}", flush=True)


async def main():
    await measure("alone", 5)
    tasks = [asyncio.ensure_future(hold("idle", "", "")) for _ in range(idle)]
    await asyncio.sleep(5)
    await measure(f"{idle} idle", min(10, seconds))
    for kind, begin in KINDS.items():
        text = {"heads": "GET /videos/all HTTP/1.1\r\nHost: x\r\nX-Slow: ", "JSON chunks": "1;x="}.get(kind, "{") + "x" * 1999
        tasks += [asyncio.ensure_future(hold(kind, begin, text)) for _ in range(slow)]
        await asyncio.sleep(2)
        await measure(f"with {slow} slow {kind}", seconds)


asyncio.run(main())
