"""Reads "hash<TAB>title" lines, searches for 300 random substrings of titles and compares the first page with a plain scan.

If the scan has at most a page of matches, the search must return all of them; otherwise the page must be full. Prints the number of
searches that missed matches or reported an incomplete index, and the latencies of the searches, one after the other, and with 16 threads.
"""

import concurrent.futures
import json
import os
import random
import sys
import time
import unicodedata
import urllib.parse
import urllib.request

LIMIT = 100
random.seed(7)
rows = [line.rstrip("\n").split("\t", 1) for line in sys.stdin]
rows = [(row[0], unicodedata.normalize("NFC", row[1]).lower()) for row in rows if len(row) == 2]


def draw():
    """Returns a random substring of a title that has a visible character."""
    while True:
        title = random.choice(rows)[1]
        start = random.randrange(len(title))
        query = title[start : start + random.randint(1, 10)].strip()
        if query and not all(unicodedata.category(c)[0] in "MC" for c in query):
            return query


def search(query):
    """Returns the hash paths of the first page, whether it is incomplete, and the milliseconds."""
    url = f"{os.environ['BASE']}/search/video/{urllib.parse.quote(query, safe='')}?limit={LIMIT}"
    begin = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
        incomplete = answer.headers.get("Search-Incomplete") is not None
    elapsed = (time.perf_counter() - begin) * 1000
    return [entry["thumbnail"] for entry in json.loads(body)["response"]], incomplete, elapsed


def latencies(label, times):
    times = sorted(times)
    print(f"{label}: p50 {times[len(times) // 2]:.1f} ms, p99 {times[int(len(times) * 0.99)]:.1f} ms, max {times[-1]:.1f} ms")


count = int(os.environ.get("SEARCHES", "300"))
times, missed, incomplete = [], 0, 0
for _ in range(count):
    query = draw()
    found, reported, elapsed = search(query)
    times.append(elapsed)
    incomplete += reported
    expected = set()
    for name, text in rows:
        if query in text:
            expected.add(name)
            if len(expected) > LIMIT:
                break
    if len(expected) <= LIMIT and len(found) < LIMIT and not expected <= set(found):
        missed += 1
        print("missed:", repr(query), len(expected), len(found))
    elif len(expected) > LIMIT and len(found) < LIMIT:
        missed += 1
        print("page not full:", repr(query), len(found))
print(f"{count} substrings: {missed} missed matches, {incomplete} incomplete")
latencies("one after the other", times)
with concurrent.futures.ThreadPoolExecutor(16) as pool:
    latencies("16 threads", [elapsed for _, _, elapsed in pool.map(search, [draw() for _ in range(count)])])
