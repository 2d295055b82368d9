#!/usr/bin/env python3
"""Sends SOURCE over a loopback connection to `cat > FILE && sync`: sink.py SOURCE FILE. Prints the time in seconds."""
import os, socket, sys, threading, time

listener = socket.create_server(("127.0.0.1", 0))


def receive():
    connection, _ = listener.accept()
    with open(sys.argv[2], "wb") as file:
        while some := connection.recv(1 << 17):
            file.write(some)
    os.sync()
    connection.sendall(b"k")


threading.Thread(target=receive).start()
begin = time.monotonic()
sender = socket.create_connection(listener.getsockname())
with open(sys.argv[1], "rb") as source:
    sender.sendfile(source)
sender.shutdown(socket.SHUT_WR)
sender.recv(1)
print(f"{time.monotonic() - begin:.3f}")
