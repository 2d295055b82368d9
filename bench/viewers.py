#!/usr/bin/env python3
"""Many viewers that read slowly: viewers.py URL COUNT BYTES_PER_SECOND SECONDS

Prints how many were cut, and what one of them read a second on the average. A viewer is cut that gets anything but a
complete answer: an end before Content-Length, a reset, a status other than 200.
"""
import resource, socket, sys, time
from urllib.parse import urlsplit

url, count, rate, seconds = urlsplit(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
TURNS = 20  # a second; each viewer reads in one of them

viewers, cut, taken = {}, 0, 0
for _ in range(count):
    viewer = socket.socket()
    viewer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * rate)
    viewer.connect((url.hostname, url.port))
    viewer.sendall(f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n\r\n".encode())
    viewer.setblocking(False)
    viewers[viewer] = True
print(f"{count} viewers are connected", flush=True)

begin, turn = time.monotonic(), 0
while turn < seconds * TURNS:
    time.sleep(max(0, begin + turn / TURNS - time.monotonic()))
    for viewer in list(viewers)[turn % TURNS :: TURNS]:
        try:
            bytes_ = viewer.recv(rate)
            if not bytes_ or viewers[viewer] and not bytes_.startswith(b"HTTP/1.1 200 "):
                raise ConnectionError
            viewers[viewer] = False
            taken += len(bytes_)
        except BlockingIOError:
            pass
        except ConnectionError:
            cut += 1
            del viewers[viewer]
    turn += 1
print(f"cut {cut}, unanswered {sum(viewers.values())}, KB/s each {taken / (time.monotonic() - begin) / count / 1000:.0f}")
