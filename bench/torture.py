#!/usr/bin/env python3
"""Repeatedly kills a vireo.jar during mixed work: torture.py JAR DATA PORT ROUNDS VIDEO [SECONDS [SEED]].

Each round
- starts the server with its embedded database on DATA;
- compares the data with the requests that were acknowledged in all earlier rounds;
- works with eight clients for a random time of at most SECONDS (default 8): sign-ups; plain, resumable and aborted uploads; edits;
  pictures; deletions of videos and of accounts;
- ends with kill -9 of the server, sometimes also of its database shortly before or after, or again of the server during its next start.

In one of four rounds only the database is killed during the work. The server must recover without a restart and may return only 503
meanwhile.

Acknowledged changes must be present. Unacknowledged changes may be present completely or not at all. No other row or file may exist.
Data that has not changed since the last comparison is compared by samples: accounts, bytes of videos, numbers of videos.

The first difference ends the program with status 1. DATA is kept, with the log of all rounds in torture.log. DATA should be empty at
first; VIDEO is a small MP4 file. JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 shortens the starts.
"""
import base64, collections, http.client, json, os, random, signal, socket, subprocess, sys, threading, time, urllib.parse, zlib, struct

jar, data, port, rounds, video = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), open(sys.argv[5], "rb").read()
max_seconds = float(sys.argv[6]) if len(sys.argv) > 6 else 8
chance = random.Random(int(sys.argv[7]) if len(sys.argv) > 7 else None)
JSON = {"Content-Type": "application/json"}
PASSWORD = "correct horse"
lock = threading.Lock()
# names: username -> whether the account exists, None: unknown; videos: hash path -> Video;
# uploads: tus id -> (hash path, acknowledged bytes); unacknowledged: hash paths of uploads whose id is unknown;
# pictures: username -> whether the channel has a picture, None: unknown
names, videos, uploads, unacknowledged, pictures = {}, {}, {}, set(), {}
problems, counted = [], {"acknowledged": 0, "unknown": 0, "unavailable": 0}
finish = threading.Event()
without_database = threading.Event()  # set while the database may be unavailable
main = http.client.HTTPConnection("127.0.0.1", port, timeout=60)  # kept alive; clients open a connection for each call


class Video:
    def __init__(self, owner, title):
        self.owner, self.titles = owner, {title}
        self.published = self.deleted = False  # True, False or None: unknown
        self.checked = False  # whether it was compared completely since its last change


class ServerKilled(Exception):
    """The server was killed before it responded."""


class DatabaseUnavailable(Exception):
    """The server has no database: it may have carried out the request or not."""


def png():
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + bytes([10, 200, 30]) * 64 for _ in range(64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def call(method, path, body=None, headers={}, raw=False):
    alone = threading.current_thread() is threading.main_thread()
    connection = main if alone else http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        if isinstance(body, dict):
            body, headers = json.dumps(body), {**headers, **JSON}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if not raw and content:
            content = json.loads(content)["response"]
        if answer.status == 503 and without_database.is_set():
            expect(answer.headers["Retry-After"], f"no Retry-After: {method} {path}")
            raise DatabaseUnavailable
        return answer.status, content, answer.headers
    except (OSError, http.client.HTTPException, ValueError) as e:
        connection.close()
        raise ServerKilled from e
    finally:
        if not alone:
            connection.close()


def acknowledged(done, what):
    """Counts an expected response, or records a problem."""
    if done:
        counted["acknowledged"] += 1
    else:
        problem(what)


def problem(text):
    with lock:
        problems.append(text)


def token(name):
    status, answer, _ = call("POST", "/sign_in", {"username": name, "password": PASSWORD})
    if status != 200:
        problem(f"{name} cannot sign in: {status} {answer}")
        raise ServerKilled
    return {"Authorization": answer["vtoken"]}


class Client(threading.Thread):
    def __init__(self, number, round_number):
        super().__init__(daemon=True)
        self.first, self.lives, self.chance = f"c{round_number}x{number}", 0, random.Random(chance.random())

    def run(self):
        work = [self.plain] * 8 + [self.resumable, self.edit, self.delete, self.picture] * 4 + [self.abort_upload] * 2 + [self.delete_account]
        try:
            self.sign_up()
            while not finish.is_set():
                try:
                    self.chance.choice(work)()
                except DatabaseUnavailable:
                    counted["unavailable"] += 1
                    time.sleep(0.2)
        except (ServerKilled, DatabaseUnavailable):
            counted["unknown"] += 1
        except Exception as e:
            problem(f"{type(e).__name__}: {e}")

    def sign_up(self):
        self.lives += 1
        self.name_ = f"{self.first}x{self.lives}"
        names[self.name_] = None
        status, answer, _ = call("POST", "/sign_up", {
            "fname": "A", "lname": "B", "username": self.name_, "email": self.name_ + "@example.com", "password": PASSWORD,
            "day": 1, "month": 2, "year": 1980})
        acknowledged(status == 200, f"sign-up: {status} {answer}")
        names[self.name_] = True
        self.token = token(self.name_)

    def own_video(self):
        found = [h for h, v in list(videos.items()) if v.owner == self.name_ and v.published and v.deleted is False]
        return self.chance.choice(found) if found else None

    def create_video(self):
        title = f"Title {self.chance.random()}"
        status, answer, _ = call("POST", "/upload", {"title": title, "description": "d"}, self.token)
        acknowledged(status == 200, f"creation: {status} {answer}")
        videos[answer] = Video(self.name_, title)
        return answer

    def plain(self):
        hash_path = self.create_video()
        videos[hash_path].published = None
        status, answer, _ = call("POST", "/upload/v/" + hash_path, video, {**self.token, "Content-Type": "video/mp4"})
        acknowledged(status == 200, f"upload: {status} {answer}")
        videos[hash_path].published = True

    def abort_upload(self):
        hash_path = self.create_video()
        head = f"POST /upload/v/{hash_path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {self.token['Authorization']}\r\nContent-Length: {len(video)}\r\n\r\n"
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
                connection.sendall(head.encode() + video[:self.chance.randrange(len(video))])
        except OSError as e:
            raise ServerKilled from e

    def resumable(self):
        hash_path = self.create_video()
        tus = {**self.token, "Tus-Resumable": "1.0.0"}
        unacknowledged.add(hash_path)
        metadata = "hashpath " + base64.b64encode(hash_path.encode()).decode()
        status, answer, headers = call("POST", "/files", None, {**tus, "Upload-Length": str(len(video)), "Upload-Metadata": metadata})
        acknowledged(status == 201, f"tus creation: {status} {answer}")
        place = urllib.parse.urljoin("/files", headers["Location"])
        identity = place.rsplit("/", 1)[1]
        uploads[identity] = (hash_path, 0)
        unacknowledged.discard(hash_path)
        half = len(video) // 2
        for start, end in ((0, half), (half, len(video))):
            if end == len(video):
                videos[hash_path].published = None
            status, answer, headers = call("PATCH", place, video[start:end], {
                **tus, "Upload-Offset": str(start), "Content-Type": "application/offset+octet-stream"})
            acknowledged(status == 204 and headers["Upload-Offset"] == str(end), f"tus: {status} {answer}")
            uploads[identity] = (hash_path, end)
        videos[hash_path].published = True

    def edit(self):
        hash_path = self.own_video()
        if hash_path:
            title = f"Title {self.chance.random()}"
            videos[hash_path].titles.add(title)
            videos[hash_path].checked = False
            status, answer, _ = call("PATCH", "/v/" + hash_path, {"title": title}, self.token)
            acknowledged(status == 200, f"edit: {status} {answer}")
            videos[hash_path].titles = {title}

    def delete(self):
        hash_path = self.own_video()
        if hash_path:
            videos[hash_path].deleted = None
            status, answer, _ = call("DELETE", "/v/" + hash_path, None, self.token)
            acknowledged(status == 200, f"deletion: {status} {answer}")
            videos[hash_path].deleted = True

    def delete_account(self):
        names[self.name_] = None
        try:
            status, answer, _ = call("POST", f"/c/{self.name_}/delete", {"password": PASSWORD}, self.token)
            acknowledged(status == 200, f"account deletion: {status} {answer}")
            names[self.name_] = False
            self.sign_up()
        except DatabaseUnavailable as e:  # the account may have been deleted
            raise ServerKilled from e

    def picture(self):
        pictures.setdefault(self.name_, None)
        status, answer, _ = call("POST", "/channel/picture", png(), {**self.token, "Content-Type": "image/png"})
        acknowledged(status == 200, f"picture: {status} {answer}")
        pictures[self.name_] = True


def files(directory):
    return {f for f in os.listdir(os.path.join(data, directory))} if os.path.isdir(os.path.join(data, directory)) else set()


def expect(right, text):
    if not right:
        problem(text)


def check():
    """Compares the data with the acknowledged requests, and replaces unknown states by the found ones."""
    hidden = partial_files()
    for name in [n for n, known in names.items() if known is None] + sample(names, 20):
        status, answer, _ = call("GET", "/c/" + name)
        expect(status in (200, 404), f"the account {name}: {status} {answer}")
        expect(names[name] is None or names[name] == (status == 200), f"the account {name}, {names[name]}: {status}")
        names[name] = status == 200
    for name in sample([n for n in names if names[n]], 8):
        token(name)
    there = check_videos()
    # no client works now, so the counts must be correct
    numbers = collections.Counter(videos[h].owner for h in there)
    for name in sample([n for n in names if names[n]], 50):
        expect(call("GET", "/c/" + name)[1]["nb_count"] == numbers[name], f"the number of videos of {name} is not {numbers[name]}")
    expect(files("videos") == {h + ".mp4" for h in there}, f"files: {files('videos') ^ {h + '.mp4' for h in there}}")
    expect(files("thumbnails") == {h + ".jpg" for h in there}, f"thumbnails: {files('thumbnails') ^ {h + '.jpg' for h in there}}")
    expect(not files("incoming"), f"left in incoming/: {files('incoming')}")
    unexpected = {f for f in files("cpicture") if not f.startswith("c")}
    expect(not unexpected, f"left in cpicture/: {unexpected}")
    wanted = {n for n in pictures if names[n] and pictures[n]}
    may = wanted | {n for n in pictures if names[n] and pictures[n] is None}
    with_picture = {f.removesuffix(".jpg").removesuffix("-256") for f in files("cpicture")}
    expect(len(wanted) <= len(with_picture) <= len(may), f"{len(with_picture)} channels have pictures, not {len(wanted)} to {len(may)}")
    check_uploads()
    left = hidden & partial_files()  # without files that are being written
    expect(not left, f"partially written files: {left}")


def partial_files():
    return {f for d in ("mail", "resumable") for f in files(d) if f.startswith(".")}


def check_videos():
    """Compares the videos and returns the hash paths of the listed ones."""
    listed = {v["thumbnail"]: v for v in call("GET", "/videos/all")[1]}
    expect(listed.keys() <= videos.keys(), f"unknown videos: {listed.keys() - videos.keys()}")
    settled = [h for h in listed if h in videos and videos[h].checked]
    whole = [h for h, v in videos.items() if not v.checked] + sample(settled, 20)
    for hash_path, known in list(videos.items()):
        there = hash_path in listed
        must = names[known.owner] and known.published and known.deleted is False
        may = names[known.owner] and known.published is not False and known.deleted is not True
        expect(there or not must, f"the video {hash_path} is lost")
        expect(not there or may, f"the video {hash_path} should not exist: published {known.published}, deleted {known.deleted}")
        if there:
            expect(listed[hash_path]["title"] in known.titles, f"the video {hash_path} has another title: {listed[hash_path]['title']}")
            known.titles, known.published, known.deleted = {listed[hash_path]["title"]}, True, False
        else:
            known.deleted = True if known.published or not names[known.owner] else False
            known.published = bool(known.deleted)
        known.checked = True
    for hash_path in whole:
        status = call("GET", "/v/" + hash_path)[0]
        expect(status == (200 if hash_path in listed else 404), f"the video {hash_path}: {status}, listed: {hash_path in listed}")
        if hash_path in listed:
            status, content, _ = call("GET", "/video/d/" + hash_path, raw=True)
            expect(status == 200 and content == video, f"the file of {hash_path}: {status}, {len(content)} bytes")
            expect(call("GET", "/thumbnails/" + hash_path, raw=True)[0] == 200, f"no thumbnail of {hash_path}")
    return set(listed)


def sample(whole, number):
    return chance.sample(sorted(whole), min(number, len(whole)))


def find_unacknowledged_uploads():
    """Finds uploads whose creation was not acknowledged."""
    for file in files("resumable"):
        if file.endswith(".info"):
            with open(os.path.join(data, "resumable", file)) as lines:
                info = dict(line.rstrip("\n").split("=", 1) for line in lines if "=" in line)
            if info["subject"] in unacknowledged:
                uploads.setdefault(file.removesuffix(".info"), (info["subject"], 0))
    unacknowledged.clear()


def check_uploads():
    find_unacknowledged_uploads()
    for identity, (hash_path, offset) in list(uploads.items()):
        owner = videos[hash_path].owner
        if not names[owner]:
            del uploads[identity]  # its files are deleted with the account; checked below
            continue
        tus = {**token(owner), "Tus-Resumable": "1.0.0"}
        status, _, headers = call("HEAD", "/files/" + identity, None, tus)
        if offset == len(video) or videos[hash_path].published:
            still = videos[hash_path].published and videos[hash_path].deleted is False
            expect(status in (200, 204) or not still, f"tus {identity}, which is published: {status}")
            del uploads[identity]
            continue
        expect(status in (200, 204) and int(headers["Upload-Offset"]) >= offset, f"tus {identity}: {status} {headers.get('Upload-Offset')} < {offset}")
        expect(call("DELETE", "/files/" + identity, None, tus)[0] == 204, f"tus {identity} cannot be terminated")
        del uploads[identity]
        if call("GET", "/v/" + hash_path)[0] == 200:  # HEAD publishes a completely received file
            videos[hash_path].published, videos[hash_path].checked = True, False
    left = {f for f in files("resumable") if not f.endswith(".info") and not f.startswith(".")}
    expect(not left, f"left in resumable/: {left}")


def database_of(server):
    found = subprocess.run(["pgrep", "-P", str(server.pid), "mariadbd"], capture_output=True, text=True).stdout.split()
    return int(found[0]) if found else None


def kill_database(server):
    pid = database_of(server)
    if pid:
        os.kill(pid, signal.SIGKILL)


def launch():
    log = open(os.path.join(data, "torture.log"), "ab")
    settings = {**os.environ, "VIREO_DATA": data, "VIREO_LIMITS_FACTOR": "100000", "VIREO_PASSWORD_COST": "10"}
    return subprocess.Popen(["java", "-Xmx512m", "-jar", jar, "--port", str(port)], stdout=log, stderr=log, env=settings)


def start():
    server = launch()
    while server.poll() is None:
        if is_ready():
            return server
        time.sleep(0.1)
    sys.exit(f"The server did not start: see {data}/torture.log")


def is_ready():
    try:
        main.request("GET", "/health/ready")
        answer = main.getresponse()
        answer.read()
        return answer.status == 200
    except (OSError, http.client.HTTPException):
        main.close()
        return False


def break_start(longest):
    """Kills the server, and sometimes its database, during its start."""
    server = launch()
    time.sleep(chance.uniform(0.5, longest))
    if chance.random() < 0.3:
        kill_database(server)
    server.kill()
    server.wait()


def survive(server):
    """Kills the database of the running server, which recovers without a restart, and waits for the clients."""
    without_database.set()
    kill_database(server)
    time.sleep(chance.uniform(1, 4))
    finish.set()
    while threading.active_count() > 1:
        time.sleep(0.1)
    end = time.monotonic() + 60
    while not is_ready():
        if time.monotonic() > end:
            problem("The server does not become ready again")
            return
        time.sleep(0.2)
    time.sleep(3)  # the server now removes the files that it could not remove without the database


os.makedirs(data, exist_ok=True)
data = os.path.abspath(data)
for number in range(1, rounds + 2):
    kind = chance.choice(["server", "both", "start", "database"])
    begin = time.monotonic()
    server = start()
    try:
        ready = time.monotonic() - begin
        check()
        if problems or number > rounds:
            break
        finish.clear()
        for client in range(8):
            Client(client, number).start()
        time.sleep(chance.uniform(0.3, max_seconds))
        if kind == "database":
            survive(server)
            without_database.clear()
            check()
        before = list(problems)
        without_database.set()
        if kind == "both" and chance.random() < 0.5:
            kill_database(server)
            time.sleep(chance.uniform(0, 0.5))
        database = database_of(server)
    finally:
        server.kill()
        server.wait()
    if kind == "both" and database:
        os.kill(database, signal.SIGKILL)
    while threading.active_count() > 1:
        time.sleep(0.1)
    without_database.clear()
    # ignore problems that the kill has caused
    if before:
        problems = before
        break
    problems.clear()
    if kind == "start":
        break_start(ready + 1)
    print(f"round {number}, {kind}: ready after {ready:.0f} s, {counted}, {len(names)} accounts, {len(videos)} videos", flush=True)
for line in problems:
    print("PROBLEM", line)
sys.exit(1 if problems else 0)
