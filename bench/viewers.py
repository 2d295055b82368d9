#!/usr/bin/env python3
"""Many viewers that read slowly: viewers.py URL COUNT BYTES_PER_SECOND SECONDS

Prints how many were cut, and what one of them read a second on the average. A viewer is cut that gets anything but a
complete answer: an end before Content-Length, a reset, a status other than 200.
"""
import resource, socket, sys, time
from urllib.parse import urlsplit

url, count, rate, seconds = urlsplit(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
TICK = 0.1

viewers, cut, taken = {}, 0, 0
for _ in range(count):
    viewer = socket.socket()
    viewer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
    viewer.connect((url.hostname, url.port))
    viewer.sendall(f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n\r\n".encode())
    viewer.setblocking(False)
    viewers[viewer] = True
print(f"{count} viewers are connected", flush=True)

begin = now = time.monotonic()
while now < begin + seconds:
    for viewer in list(viewers):
        try:
            bytes_ = viewer.recv(int(rate * TICK))
            if not bytes_ or viewers[viewer] and not bytes_.startswith(b"HTTP/1.1 200 "):
                raise ConnectionError
            viewers[viewer] = False
            taken += len(bytes_)
        except BlockingIOError:
            pass
        except ConnectionError:
            cut += 1
            del viewers[viewer]
    late = time.monotonic() - now
    time.sleep(max(0, TICK - late))
    now = time.monotonic()
print(f"cut {cut}, unanswered {sum(viewers.values())}, KB/s each {taken / (now - begin) / count / 1000:.0f}")
