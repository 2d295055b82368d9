#!/usr/bin/env python3
"""Simulates many slow viewers: viewers.py URL COUNT BYTES_PER_SECOND SECONDS

Prints the number of aborted downloads and the average rate of a viewer. A download counts as aborted after an end before
Content-Length, a reset, or a status other than 200.
"""
import resource, socket, sys, time
from urllib.parse import urlsplit

url, count, rate, seconds = urlsplit(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
TURNS = 20  # per second; each viewer reads in one of them

viewers, aborted, received = {}, 0, 0
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
            received += len(bytes_)
        except BlockingIOError:
            pass
        except ConnectionError:
            aborted += 1
            del viewers[viewer]
    turn += 1
average = received / (time.monotonic() - begin) / count / 1000
print(f"aborted {aborted}, without response {sum(viewers.values())}, KB/s each {average:.0f}")
