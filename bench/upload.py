#!/usr/bin/env python3
"""Uploads a file: upload.py BASE TOKEN FILE. Prints the hash path, the total time, and the time from the end of the body to 200, in s."""
import http.client, json, sys, time
from urllib.parse import urlsplit

base, token, file = urlsplit(sys.argv[1]), sys.argv[2], sys.argv[3]
call = http.client.HTTPConnection(base.hostname, base.port)
call.request("POST", "/upload", json.dumps({"title": "Bench", "description": ""}),
             {"Authorization": token, "Content-Type": "application/json"})
hash_path = json.load(call.getresponse())["response"]
body = open(file, "rb")
size = body.seek(0, 2)
body.seek(0)
begin = time.monotonic()
call.putrequest("POST", "/upload/v/" + hash_path)
call.putheader("Authorization", token)
call.putheader("Content-Type", "video/mp4")
call.putheader("Content-Length", str(size))
call.endheaders()
call.sock.sendfile(body)
sent = time.monotonic()
answer = call.getresponse()
answer.read()
end = time.monotonic()
if answer.status != 200:
    sys.exit(f"upload: {answer.status}")
print(hash_path, f"{end - begin:.3f} {end - sent:.3f}")
