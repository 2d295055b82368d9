#!/usr/bin/env python3
"""Measures the pages of a running vireo.jar: pages.py BASE FILE [PART]...

FILE names the account, the videos and the playlist that are measured; it is written, with these, if it does not exist.
PART, all of them without one:
  server   the median time of a page, of its API call, and of all API calls that have its content, on one connection each. The
           requests alternate, in changing order, after a warm-up. Each search is for another part of the titles of all videos.
  browser  opens each page in headless Chromium without a cache, on a telephone and on a desktop, and prints LCP, CLS, requests and
           bytes. CLS counts all shifts, also while the page scrolls to its end. Pictures are no part of requests and bytes. The time of a
           connection is not emulated. Home has 50 videos after the link "Show more".
Prints a line for each figure, with its budget and the ratio, and marks what is over. LCP is the median of the rounds, and the worst; CLS
is the worst.
Environment: REQUESTS (400) of each kind, WARM_UP (5 s for each page), ROUNDS (3) of the browser, LATENCY (85 ms), DOWN and UP (9 and
1.5 Mbit/s), CPU (1; 4 is a processor that is four times slower). Requirements: chromium, chromedriver.
"""
import json
import os
import random
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib

BASE, FILE, PARTS = sys.argv[1], sys.argv[2], sys.argv[3:] or ["server", "browser"]
HERE = os.path.dirname(os.path.abspath(__file__))
MEDIA = os.path.join(HERE, "../src/test/resources/media")
REQUESTS = int(os.environ.get("REQUESTS", "400"))
WARM_UP = float(os.environ.get("WARM_UP", "5"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
LATENCY = float(os.environ.get("LATENCY", "85"))
DOWN = float(os.environ.get("DOWN", "9"))
UP = float(os.environ.get("UP", "1.5"))
CPU = float(os.environ.get("CPU", "1"))
VIDEOS = 50
COMMENTS = 10
PHRASE = "An evening walk along the old river"
SETTLE = 1.0
SCREENS = {"telephone": (412, 823, 2, True), "desktop": (1440, 900, 1, False)}
OF_BROWSER = "Accept: text/html\r\nAccept-Language: en-GB,en;q=0.9\r\nCookie: vireo_zone=Europe/Berlin\r\n"
OF_CLIENT = "Accept: application/json\r\n"
over = 0


def show(label, value, unit, budget=None):
    global over
    ratio = ""
    if budget is not None:
        ratio = f"   budget {budget:g}: {value / budget:.2f} of it{'   OVER' if value > budget else ''}"
        over += value > budget
    print(f"{label:<64} {value:>9.3f} {unit:<8}{ratio}", flush=True)


# Data

def api(method, path, body=None, token=None, kind="application/json"):
    content = json.dumps(body).encode() if isinstance(body, dict) else body
    headers = {"Content-Type": kind, **({"Authorization": token} if token else {})}
    with urllib.request.urlopen(urllib.request.Request(BASE + path, content, headers, method=method), timeout=60) as answer:
        text = answer.read()
    return json.loads(text).get("response") if text else None


def picture(seed):
    """Returns a PNG of 1280 × 720 pixels whose JPEG is about as large as that of a photograph."""
    colours = random.Random(seed)
    lines = bytearray()
    for y in range(36):
        row = b"".join(bytes((80 + 2 * y + colours.randrange(70), 90 + x + colours.randrange(60), 140 - x + colours.randrange(50))) * 20
                       for x in range(64))
        lines += (b"\0" + row) * 20

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1280, 720, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(lines), 1)) + chunk(b"IEND", b""))


def fill():
    """Makes the data and returns what names it."""
    name = f"pages{int(time.time())}"
    password = "correct horse"
    api("POST", "/sign_up", {"fname": "Ada", "mname": "", "lname": "Lovelace", "username": name, "email": f"{name}@example.com",
                             "password": password, "day": 10, "month": 12, "year": 1985})
    token = api("POST", "/sign_in", {"username": name, "password": password})["vtoken"]
    api("POST", "/channel/picture", picture(0), token, "image/png")
    playlist = api("POST", "/me/playlists", {"title": "Walks", "visibility": "public"}, token)["playlist"]
    videos = []
    for i in range(VIDEOS):
        video = api("POST", "/upload", {"title": f"{PHRASE}, part {i + 1}", "description": "Filmed in one take. " * 12}, token)
        # the last two: one with chapters, one without
        file = "chapters.mp4" if i == VIDEOS - 2 else "segments.mp4" if i == VIDEOS - 1 else "baseline.mp4"
        with open(os.path.join(MEDIA, file), "rb") as content:
            api("POST", "/upload/v/" + video, content.read(), token, "video/mp4")
        api("PUT", "/thumbnails/" + video, picture(i + 1), token, "image/png")
        api("PUT", f"/p/{playlist}/v/{video}", {}, token)
        videos.append(video)
    for i in range(COMMENTS):
        api("POST", f"/v/{videos[-1]}/comments", {"text": f"Lovely light at 0:0{i}, and nobody else on the path."}, token)
    time.sleep(12)  # lists of trending and of related videos are at most ten seconds old
    return {"channel": name, "playlist": playlist, "videos": videos}


# Server

class Connection:
    """One connection. Its client does as little as possible: its time is a part of the figures."""

    def __init__(self):
        where = urllib.parse.urlsplit(BASE)
        self.host = where.netloc
        self.socket = socket.create_connection((where.hostname, where.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def time(self, path, headers):
        """Returns the seconds from the request to the end of the response."""
        request = f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n{headers}Accept-Encoding: gzip\r\n\r\n".encode()
        begin = time.perf_counter()
        self.socket.sendall(request)
        answer = b""
        end = -1
        while end < 0:
            answer += self.receive(path)
            end = answer.find(b"\r\n\r\n")
        head = answer[:end].lower()
        if b"\r\ncontent-length:" in head:
            size = end + 4 + int(head.split(b"\r\ncontent-length:")[1].split(b"\r\n")[0])
            while len(answer) < size:
                answer += self.receive(path)
        else:
            while not answer.endswith(b"\r\n0\r\n\r\n"):
                answer += self.receive(path)
        seconds = time.perf_counter() - begin
        if b" 200" not in head[:14]:
            raise RuntimeError(f"{path}: {head[:80]}")
        return seconds

    def receive(self, path):
        data = self.socket.recv(1 << 18)
        if not data:
            raise RuntimeError(f"{path}: the server closed the connection")
        return data


def queries():
    """Returns different queries that find all videos."""
    parts = [PHRASE[i:j] for i in range(len(PHRASE)) for j in range(i + 3, len(PHRASE) + 1)]
    parts = sorted({part for part in parts if part == part.strip()})
    random.Random(3).shuffle(parts)
    return [urllib.parse.quote(part) for part in parts]


def server(data):
    video = data["videos"][-1]
    pages = {
        "home": ("/", "/videos/all?limit=29", "/videos/trending?limit=8"),
        "watch": (f"/video/{video}", f"/v/{video}", f"/v/{video}/related?limit=12", f"/v/{video}/comments?sort=top&limit=20"),
        "search": ("/search/{}", "/search/all/{}?limit=20"),
        "channel": (f"/channel/{data['channel']}", f"/videos/channel/{data['channel']}?limit=24", f"/c/{data['channel']}"),
        "playlist": (f"/playlist/{data['playlist']}", f"/p/{data['playlist']}?limit=100"),
    }
    words = queries()
    print("== time of the server: medians of", REQUESTS, "requests")
    for page, paths in pages.items():
        connections = [Connection() for _ in paths]
        times = [[] for _ in paths]
        turn = 0

        def round():
            nonlocal turn
            order = list(range(len(paths)))
            for which in order if turn % 2 else reversed(order):
                path = paths[which].format(words[(turn * len(paths) + which) % len(words)])
                times[which].append(connections[which].time(path, OF_BROWSER if which == 0 else OF_CLIENT))
            turn += 1

        warm = time.monotonic() + WARM_UP
        while time.monotonic() < warm:
            round()
        times = [[] for _ in paths]
        for _ in range(REQUESTS):
            round()
        medians = [statistics.median(each) * 1000 for each in times]
        show(f"{page}: page", medians[0], "ms")
        for path, median in zip(paths[1:], medians[1:]):
            show(f"{page}: {path.replace(video, 'HASH').format('QUERY')}", median, "ms")
        show(f"{page}: page / its API call", medians[0] / medians[1], "times", 3)
        if len(paths) > 2:
            show(f"{page}: page / all API calls of its content", medians[0] / sum(medians[1:]), "times")


# Browser

class Browser:
    """A headless Chromium, driven through chromedriver by the WebDriver protocol."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.driver = subprocess.Popen([shutil.which("chromedriver") or sys.exit("chromedriver is missing"), f"--port={port}"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = None
        try:
            self.open()
        except BaseException:
            self.close()
            raise

    def open(self):
        end = time.monotonic() + 30
        while True:
            try:
                if self.call("GET", "/status")["ready"]:
                    break
            except OSError:
                if time.monotonic() > end:
                    raise
            time.sleep(0.1)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en"]
        options = {"binary": shutil.which("chromium") or sys.exit("chromium is missing"), "args": arguments}
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}
        self.session = "/session/" + self.call("POST", "/session", {"capabilities": capabilities})["sessionId"]

    def call(self, method, path, body=None):
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, content, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.read()[:500]}") from error

    def command(self, name, **parameters):
        return self.call("POST", self.session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def run(self, script):
        return self.call("POST", self.session + "/execute/async", {"script": script, "args": []})

    def go(self, address):
        self.call("POST", self.session + "/url", {"url": address})

    def screen(self, width, height, scale, mobile):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)

    def slow(self):
        self.command("Network.enable")
        self.command("Network.setCacheDisabled", cacheDisabled=True)
        self.command("Network.emulateNetworkConditions", offline=False, latency=LATENCY, downloadThroughput=DOWN * 1e6 / 8,
                     uploadThroughput=UP * 1e6 / 8, connectionType="cellular4g")
        self.command("Emulation.setCPUThrottlingRate", rate=CPU)

    def close(self):
        try:
            if self.session:
                self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()


PAINTED = """
const done = arguments[0]; let last = {};
new PerformanceObserver((list) => { last = list.getEntries().at(-1); }).observe({type: 'largest-contentful-paint', buffered: true});
setTimeout(() => done({lcp: last.startTime ?? 0,
  what: (last.element?.tagName ?? '?').toLowerCase() + ' ' + (last.url ? new URL(last.url).pathname.split('/')[1] : ''),
  end: performance.getEntriesByType('navigation')[0].responseEnd}), 200);
"""

MORE = """
const done = arguments[0]; const link = document.querySelector('[data-more=videos]');
link?.click();
const wait = () => (link?.isConnected ? setTimeout(wait, 50) : done(document.querySelectorAll('article.card').length));
wait();
"""

LOADED = r"""
const done = arguments[0]; const shifts = [];
new PerformanceObserver((list) => { shifts.push(...list.getEntries()); }).observe({type: 'layout-shift', buffered: true});
const kind = (one) => (/\/(thumbnails|channel\/picture)\//.test(one) ? 'picture'
  : one.match(/\.(js|css|svg)$|\/video\/d\//)?.[0] ?? 'other');
const steps = Math.min(20, Math.ceil(document.documentElement.scrollHeight / innerHeight));
const report = () => {
  const all = performance.getEntriesByType('resource').map((one) => ({kind: kind(new URL(one.name).pathname), size: one.encodedBodySize,
    name: new URL(one.name).pathname}));
  const sum = (wanted) => all.filter(wanted).reduce((total, one) => total + one.size, 0);
  const page = performance.getEntriesByType('navigation')[0].encodedBodySize;
  const counted = all.filter((one) => one.kind !== 'picture');
  done({script: sum((one) => one.kind === '.js'), style: sum((one) => one.kind === '.css'), page, requests: 1 + counted.length,
    names: counted.map((one) => one.name), pictures: sum((one) => one.kind === 'picture'),
    all: page + sum((one) => !['picture', '/video/d/'].includes(one.kind)),
    shift: shifts.reduce((total, one) => total + (one.hadRecentInput ? 0 : one.value), 0),
    shifted: shifts.flatMap((one) => one.sources.map(({node}) => (node?.nodeName ?? '?').toLowerCase() + '.' + (node?.className ?? '')))});
};
const scroll = (step) => {
  scrollTo({top: step * innerHeight, behavior: 'instant'});
  setTimeout(step < steps ? () => scroll(step + 1) : report, 60);
};
"""
BYTES = LOADED + "scroll(steps);"
SHIFTS = LOADED + "scroll(0);"


def load(browser, path):
    """Opens a page without a cache; returns what the browser measured."""
    browser.go("about:blank")
    browser.command("Network.clearBrowserCookies")
    browser.command("Network.clearBrowserCache")
    browser.go(BASE + path)
    time.sleep(SETTLE)
    figures = browser.run(PAINTED)
    if figures["end"] < LATENCY or figures["lcp"] <= 0:
        raise RuntimeError(f"{path}: the network is not slow, or nothing was painted: {figures}")
    figures.update(browser.run(SHIFTS))
    return figures


def pages_in_browser(data):
    with_chapters, plain = data["videos"][-2:]
    pages = {"home": "/", "watch": f"/video/{plain}", "watch, with chapters": f"/video/{with_chapters}", "search": "/search/evening%20walk",
             "channel": f"/channel/{data['channel']}", "playlist": f"/playlist/{data['playlist']}"}
    browser = Browser()
    try:
        browser.slow()
        for screen, size in SCREENS.items():
            browser.screen(*size)
            print(f"== {screen}, {LATENCY:g} ms, {DOWN:g} Mbit/s, processor 1/{CPU:g}")
            for page, path in pages.items():
                rounds = [load(browser, path) for _ in range(ROUNDS)]
                what = rounds[-1]["what"]
                show(f"{page}: LCP ({what})", statistics.median(each["lcp"] for each in rounds), "ms", 1200)
                show(f"{page}: LCP, the worst", max(each["lcp"] for each in rounds), "ms", 1200)
                worst = max(rounds, key=lambda each: each["shift"])
                show(f"{page}: CLS", worst["shift"], "", 0.02)
                if worst["shift"] > 0:
                    print("    shifted:", ", ".join(sorted(set(worst["shifted"]))))
                if screen != "telephone":
                    continue
                last = rounds[-1]
                watch = page.startswith("watch")
                show(f"{page}: requests", last["requests"], "", 8 if watch else None)
                if watch and last["requests"] > 8:
                    print("    ", " ".join(last["names"]))
                show(f"{page}: scripts", last["script"] / 1000, "kB", 75 if watch else None)
                show(f"{page}: style sheets", last["style"] / 1000, "kB", 15)
                show(f"{page}: page", last["page"] / 1000, "kB")
                show(f"{page}: all but pictures and video", last["all"] / 1000, "kB")
                show(f"{page}: pictures", last["pictures"] / 1000, "kB")
                if page == "home":
                    cards = browser.run(MORE)
                    if cards < VIDEOS:
                        raise RuntimeError(f"home: {cards} cards")
                    show(f"home with {cards} cards: all but pictures", browser.run(BYTES)["all"] / 1000, "kB", 60)
    finally:
        browser.close()


def stop(*_):
    sys.exit(143)


signal.signal(signal.SIGTERM, stop)
try:
    with open(FILE) as known:
        DATA = json.load(known)
except FileNotFoundError:
    DATA = fill()
    with open(FILE, "w") as known:
        json.dump(DATA, known)
if "server" in PARTS:
    server(DATA)
if "browser" in PARTS:
    pages_in_browser(DATA)
print(f"{over} figures are over their budgets")
