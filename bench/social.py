#!/usr/bin/env python3
"""Measures the social half of a running vireo.jar with the data of Generate --social: social.py BASE DATA [PART]...

PART: comments, feed, history, lists, ratings, views, heartbeats, publishing; all of them without one. Prints a line for each figure, with
the limit it is compared to, and the ratio. Environment: SECONDS_EACH and ROUNDS of the measurements of latencies, the best of which counts,
WARM_UP, the seconds of each round before them, CONNECTIONS of the ratings, and VIEWERS, more than there are views in a round.
Requirements: wrk, and a server with VIREO_LIMITS_FACTOR=100000.
bench/social.sh starts it.
"""
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

BASE, DATA = sys.argv[1], os.path.abspath(sys.argv[2])
HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = int(os.environ.get("SECONDS_EACH", "3"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
CONNECTIONS = int(os.environ.get("CONNECTIONS", "32"))
WARM_UP = int(os.environ.get("WARM_UP", "10"))
VIEWERS = int(os.environ.get("VIEWERS", 3000 * SECONDS))
VIDEO = os.path.join(HERE, "../src/test/resources/media/baseline.mp4")
random.seed(3)


def sql(statement):
    """Returns the rows of a query as lists of texts."""
    client = [f"{DATA}/mariadb/" + os.listdir(f"{DATA}/mariadb")[0] + "/bin/mariadb", "--no-defaults", "--skip-ssl",
              f"--socket={DATA}/db.sock", "--default-character-set=utf8mb4", "-N", "-B", "-u", "vireo",
              "-p" + open(f"{DATA}/keys/db-password").read().strip(), "vireo", "-e", statement]
    lines = subprocess.run(client, check=True, capture_output=True, text=True).stdout.splitlines()
    return [line.split("\t") for line in lines]


def number(statement):
    return int(sql(statement)[0][0])


class Client:
    """One connection with a token or none."""

    def __init__(self, token=None):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(BASE).netloc)
        self.token = token

    def call(self, method, path, body=None, headers=None):
        headers = dict(headers or {})
        if self.token:
            headers["Authorization"] = self.token
        if isinstance(body, dict):
            body = json.dumps(body)
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]}")
        return json.loads(content)["response"] if content else None

    def link(self, path):
        """Returns the path of the next page."""
        self.connection.request("GET", path, None, {"Authorization": self.token} if self.token else {})
        answer = self.connection.getresponse()
        answer.read()
        return urllib.parse.urljoin(path, re.search("<([^>]*)>", answer.headers["Link"]).group(1))


def tokens(ids):
    """Signs in the channels with these keys."""
    last = number("SELECT MAX(ChannelID) FROM Channels")  # a hundredth of the data has few channels
    keys = {(int(each) - 1) % last + 1 for each in ids}
    names = sql(f"SELECT Username FROM Channels WHERE ChannelID IN ({','.join(map(str, keys))}) ORDER BY ChannelID")
    client = Client()
    return [client.call("POST", "/sign_in", {"username": name, "password": "correct horse"})["vtoken"] for [name] in names]


def line(method, path, token="", body=None, agent=""):
    return "\t".join([method, path, token or "", "" if body is None else json.dumps(body), agent])


def load(requests, connections, seconds=SECONDS, order="random", pause=None):
    """Sends requests by wrk, each connection after a pause in milliseconds; returns a dictionary: requests a second, p50 and p99 in ms, errors."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write("\n".join(requests) + "\n")
    text = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency", "-s", f"{HERE}/requests.lua", BASE],
        env={**os.environ, "REQUESTS": file.name, "ORDER": order, **({"PAUSE": str(pause)} if pause else {})}, check=True, capture_output=True, text=True).stdout
    os.unlink(file.name)

    def milliseconds(percent):
        value, unit = re.search(rf"\s{percent}%\s+([\d.]+)(us|ms|s)", text).groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), "p50": milliseconds(50), "p99": milliseconds(99),
            "errors": int(errors.group(1)) if errors else 0}


def warm(requests, connections):
    """Sends requests until the server does not get faster any more, because its compiler has finished, but at most a minute and a half."""
    best = 0
    for _ in range(90 // WARM_UP):
        rate = load(requests, connections, WARM_UP)["rate"]
        if rate < 1.05 * best:
            return
        best = max(best, rate)


def show(label, value, unit, limit=None, at_most=True):
    ratio = "" if limit is None else f"   {'at most' if at_most else 'at least'} {limit:g}: {value / limit:.2f} of it"
    print(f"{label:<72} {value:>9.2f} {unit:<4}{ratio}", flush=True)
    RESULTS[label] = value


def latency(label, requests, limit=None):
    """Shows the best of some measurements: other processes can only make them slower."""
    warm(requests, 16)
    one = [load(requests, 2) for _ in range(ROUNDS)]
    many = [load(requests, 16) for _ in range(ROUNDS)]
    assert not any(result["errors"] for result in one + many), f"{label}: failed requests"
    show(f"{label}, p50, 2 connections", min(result["p50"] for result in one), "ms")
    show(f"{label}, p99, 2 connections", min(result["p99"] for result in one), "ms", limit)
    show(f"{label}, p99, 16 connections", min(result["p99"] for result in many), "ms")
    show(f"{label}, requests, 16 connections", max(result["rate"] for result in many), "/s")


def hash_of(video_id):
    return sql(f"SELECT PathHash FROM Videos WHERE VideoID = {video_id}")[0][0]


def comments():
    path = f"/v/{hash_of(1)}/comments?limit=20"
    client = Client()
    deep = path
    for _ in range(30):
        deep = client.link(deep)
    token = tokens([5])[0]
    latency("comments, newest", [line("GET", path)], 15)
    latency("comments, newest, with a token", [line("GET", path, token)], 15)
    latency("comments, page 31", [line("GET", deep)], 15)
    latency("comments, top", [line("GET", path + "&sort=top")], 15)
    hashes = sql("SELECT PathHash FROM Videos WHERE VideoID % 97 = 3 LIMIT 500")
    latency("comments, 500 videos", [line("GET", f"/v/{hash}/comments?limit=20") for [hash] in hashes], 15)


def feed():
    many = [row[0] for row in sql("SELECT ChannelID FROM Channels WHERE ChannelID % 1000 = 0 LIMIT 20")]
    few = range(101, 141)
    latency("feed, about 50 subscriptions", [line("GET", "/me/feed?limit=20", token) for token in tokens(few)], 20)
    if many:
        latency("feed, 2,000 subscriptions", [line("GET", "/me/feed?limit=20", token) for token in tokens(many)], 60)
    latency("feed without watched videos", [line("GET", "/me/feed?limit=20&unwatched=true", token) for token in tokens(few)], 20)


def history():
    latency("history, a long one", [line("GET", "/me/history?limit=20", tokens([2])[0])], 15)
    latency("unread notices", [line("GET", "/me/inbox/unread", token) for token in tokens(range(201, 221))], 5)


ITEMS, NOTICES = 20, 40
LONG = "bench000010"


def add_lists():
    """Adds playlists and notices to data that has none: playlists and notices for each channel, and a playlist of up to 5,000 videos."""
    if number("SELECT COUNT(*) FROM Playlists WHERE PathHash LIKE 'bench%'"):
        return
    videos = number("SELECT COUNT(*) FROM Videos")
    spread = f"1 + (c.ChannelID * 7919 + k.seq * 104729) % {videos}"
    sql("INSERT IGNORE INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, ReadAt, Site) SELECT c.ChannelID, 'like',"
        f" {spread}, {spread}, 1, 1000 * (UNIX_TIMESTAMP() - 3600 * k.seq), IF(k.seq % 4, 1000 * UNIX_TIMESTAMP(), NULL), 1"
        f" FROM Channels c JOIN seq_1_to_{NOTICES} k")
    sql("INSERT IGNORE INTO InboxActors (ChannelID, Kind, SubjectID, ActorID, CommentID, VideoID, GroupID, Created) SELECT g.ChannelID,"
        " g.Kind, g.SubjectID, 1 + (g.GroupID * 7919) % (SELECT COUNT(*) FROM Channels), 0, g.VideoID, g.GroupID, g.LastAt"
        " FROM InboxGroups g")
    sql("INSERT INTO Playlists (PathHash, ChannelID, Title, Visibility, Items, Changed) SELECT"
        f" CONCAT('bench', LPAD(5 * c.ChannelID + k.seq, 6, '0')), c.ChannelID, CONCAT('Playlist ', k.seq), 'public', {ITEMS}, 5"
        " FROM Channels c JOIN seq_0_to_4 k")
    sql(f"INSERT IGNORE INTO PlaylistItems (PlaylistID, SortRank, VideoID, Added) SELECT c.PlaylistID, 1000 * k.seq,"
        f" {spread.replace('ChannelID', 'PlaylistID')}, 5 FROM Playlists c JOIN seq_1_to_{ITEMS} k")
    sql(f"UPDATE Playlists SET Items = {min(5000, videos)} WHERE PathHash = '{LONG}'")
    sql(f"DELETE i FROM PlaylistItems i JOIN Playlists p USING (PlaylistID) WHERE p.PathHash = '{LONG}'")
    sql("INSERT INTO PlaylistItems (PlaylistID, SortRank, VideoID, Added) SELECT p.PlaylistID, 1000 * k.seq, k.seq, 5 FROM Playlists p"
        f" JOIN seq_1_to_{min(5000, videos)} k WHERE p.PathHash = '{LONG}'")
    sql("ANALYZE TABLE Playlists, PlaylistItems, InboxGroups, InboxActors")


def lists():
    """The other lists of the social half."""
    add_lists()
    readers = tokens(range(501, 521))
    for label, path in [("liked videos", "/me/likes"), ("own playlists", "/me/playlists"), ("inbox", "/me/inbox"),
                        ("subscriptions, about 50", "/me/subscriptions")]:
        latency(label, [line("GET", path + "?limit=20", token) for token in readers])
    latency("playlist of up to 5,000 videos", [line("GET", f"/p/{LONG}?limit=20")])
    hashes = [row[0] for row in sql("SELECT PathHash FROM Playlists WHERE PathHash LIKE 'bench%' AND PlaylistID % 97 = 3 LIMIT 500")]
    latency("500 playlists", [line("GET", f"/p/{hash}?limit=20") for hash in hashes])
    names = [row[0] for row in sql("SELECT Username FROM Channels WHERE ChannelID % 7 = 1 LIMIT 100")]
    latency("number of subscribers", [line("GET", f"/c/{urllib.parse.quote(name)}/subscription", token)
                                      for name in names for token in readers])
    client, answered = Client(), []
    for [hash] in sql("SELECT PathHash FROM Videos WHERE VideoID % 97 = 3 LIMIT 100"):
        threads = client.call("GET", f"/v/{hash}/comments?limit=20")
        answered += [f"/v/{hash}/comments/{thread['id']}/replies?limit=20" for thread in threads if thread["replies"]]
    latency("replies", [line("GET", path) for path in answered])


def deadlocks():
    return number("SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'Innodb_deadlocks'")


def settle():
    while number("SELECT COUNT(*) FROM TallyDeltas") > 0:
        time.sleep(0.5)


def ratings():
    raters = tokens(range(301, 365))
    before = deadlocks()
    values = ["like", "dislike", "none"]
    one = hash_of(7)
    hashes = [row[0] for row in sql("SELECT PathHash FROM Videos WHERE VideoID % 7 = 5 LIMIT 2000")]
    for label, limit, choose in [("one video", 500, lambda: one), ("2,000 videos", 2000, lambda: random.choice(hashes))]:
        requests = [line("PUT", f"/v/{choose()}/rating", random.choice(raters), {"rating": random.choice(values)})
                    for _ in range(6000)]
        warm(requests, CONNECTIONS)
        result = max((load(requests, CONNECTIONS) for _ in range(ROUNDS)), key=lambda each: each["rate"])
        show(f"ratings, {label}", result["rate"], "/s", limit, at_most=False)
        show(f"ratings, {label}, p99", result["p99"], "ms")
        show(f"ratings, {label}, failed", result["errors"], "")
    settle()
    wrong = sql("SELECT COUNT(*) FROM VideoTallies t JOIN Videos v USING (VideoID) WHERE (v.VideoID = 7 OR v.VideoID % 7 = 5 AND"
                " v.VideoID < 15000) AND (t.Likes <> (SELECT COUNT(*) FROM Ratings r WHERE r.VideoID = v.VideoID AND Rating = 1)"
                " OR t.Dislikes <> (SELECT COUNT(*) FROM Ratings r WHERE r.VideoID = v.VideoID AND Rating = -1))")
    show("ratings, wrong counters", int(wrong[0][0]), "")
    show("ratings, deadlocks", deadlocks() - before, "")


def tickets(video, count):
    """Returns tickets of different viewers."""
    found = {}

    def some(first):
        client = Client()
        for viewer in range(first, count, 8):
            agent = f"Viewer {time.time()} {viewer}"
            found[agent] = client.call("POST", f"/v/{video}/view", headers={"User-Agent": agent})["ticket"]

    threads = [threading.Thread(target=some, args=(first,)) for first in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def view(video, ticket, agent):
    return line("PUT", f"/v/{video}/view", "", {"ticket": ticket, "position": 12}, agent)


def views():
    """Counted views of one video, with new viewers in each round. The first rounds are for the compiler of the server."""
    video_id, best = 11, {"counted": 0}
    video = hash_of(video_id)
    for turn in range(2 + ROUNDS):
        found = tickets(video, VIEWERS)
        time.sleep(11)
        settle()
        before = number(f"SELECT Views FROM VideoTallies WHERE VideoID = {video_id}")
        result = load([view(video, ticket, agent) for agent, ticket in found.items()], 16, SECONDS, "once")
        settle()
        result["counted"] = number(f"SELECT Views FROM VideoTallies WHERE VideoID = {video_id}") - before
        if turn >= 2:
            best = max(best, result, key=lambda each: each["counted"])
        else:
            warm([view(video, ticket, agent) for agent, ticket in found.items()], 16)
    show("counted views of one video", best["counted"] / SECONDS, "/s", 500, at_most=False)
    show("counted views, p99", best["p99"], "ms")
    show("counted views, failed", best["errors"], "")


SENDERS, PAUSE = 21, 100


def heartbeats():
    """GET /v/ alone and beside 200 heartbeats a second of viewers with tokens, in turns."""
    watchers = tokens(range(401, 441))
    hashes = [row[0] for row in sql("SELECT PathHash FROM Videos WHERE VideoID % 41 = 2 LIMIT 100")]
    watch = [line("GET", f"/v/{hash}") for hash in hashes]
    beats = []
    for token in watchers:
        for video in random.sample(hashes, 5):
            ticket = Client(token).call("POST", f"/v/{video}/view")["ticket"]
            beats += [line("PUT", f"/v/{video}/view", token, {"ticket": ticket, "position": second}) for second in range(1, 5)]
    warm(watch, 16)
    warm(beats, 2)
    alone, beside, paced = [], [], []
    for _ in range(5):
        alone.append(load(watch, 16))
        sender = threading.Thread(target=lambda: paced.append(load(beats, SENDERS, SECONDS + 1, pause=PAUSE)))
        sender.start()
        beside.append(load(watch, 16))
        sender.join()

    def middle(results, key):
        return sorted(result[key] for result in results)[len(results) // 2]

    show("GET /v/{hash}", middle(alone, "rate"), "/s")
    show("GET /v/{hash}, p99", middle(alone, "p99"), "ms")
    show("heartbeats", min(each["rate"] for each in paced), "/s")
    show("heartbeats, failed", sum(each["errors"] for each in paced), "")
    show("GET /v/{hash} beside heartbeats", middle(beside, "rate"), "/s")
    show("p99 of GET /v/{hash} beside heartbeats, times that without", middle(beside, "p99") / middle(alone, "p99"), "", 1.2)


SUBSCRIBERS, NOBODY = 100_000, 100_000_000


def publishing():
    """Publishes videos in turns by a channel with 100,000 subscribers, all with the bell, and by the one with the fewest."""
    subscribers = number("SELECT COUNT(*) FROM Subscriptions WHERE ChannelID = 1")
    few, own = sql("SELECT c.ChannelID, COALESCE(t.Subscribers, 0) FROM Channels c LEFT JOIN ChannelTallies t USING (ChannelID)"
                   " ORDER BY COALESCE(t.Subscribers, 0), c.ChannelID DESC LIMIT 1")[0]
    # of channels that do not exist: a publication reads subscriptions only
    sql(f"INSERT IGNORE INTO Subscriptions (SubscriberID, ChannelID, Bell, Since) SELECT {NOBODY} + seq, 1, 1, 5"
        f" FROM seq_1_to_{max(1, SUBSCRIBERS - subscribers)}")
    sql("REPLACE INTO ChannelTallies (ChannelID, Subscribers) SELECT 1, COUNT(*) FROM Subscriptions WHERE ChannelID = 1")
    try:
        show("subscribers of the popular channel", number("SELECT Subscribers FROM ChannelTallies WHERE ChannelID = 1"), "")
        show("subscribers of the other channel", int(own), "")
        publish_in_turns([Client(token) for token in tokens([1]) + tokens([few])])
    finally:
        sql(f"DELETE FROM Subscriptions WHERE SubscriberID > {NOBODY}")
        sql("REPLACE INTO ChannelTallies (ChannelID, Subscribers) SELECT 1, COUNT(*) FROM Subscriptions WHERE ChannelID = 1")


def publish_in_turns(clients):
    content = open(VIDEO, "rb").read()
    times = [[], []]
    for turn in range(44):
        for which in random.sample([0, 1], 2):
            begin = time.perf_counter()
            video = clients[which].call("POST", "/upload", {"title": f"Bench {turn}", "description": ""})
            clients[which].call("POST", "/upload/v/" + video, content, {"Content-Type": "video/mp4"})
            if turn >= 4:
                times[which].append((time.perf_counter() - begin) * 1000)
    popular, other = (sorted(each)[len(each) // 2] for each in times)
    show("publishing, few subscribers, median", other, "ms")
    show("publishing with 100,000 subscribers, times that", popular / other, "", 1)


RESULTS = {}
PARTS = [comments, feed, history, lists, ratings, views, heartbeats, publishing]
wanted = sys.argv[3:] or [part.__name__ for part in PARTS]
for part in PARTS:
    if part.__name__ in wanted:
        part()

smaller = os.environ.get("SMALLER")  # the results of a hundredth of the data
if smaller and os.path.exists(smaller):
    before = json.load(open(smaller))
    for label, value in list(RESULTS.items()):
        if label in before and before[label] > 0 and ", 2 connections" in label:
            show(f"{label}, times that of a hundredth of the data", value / before[label], "", 2)
if os.environ.get("RESULTS"):
    json.dump(RESULTS, open(os.environ["RESULTS"], "w"))
