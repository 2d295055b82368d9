"""Reads "hash<TAB>title" lines, searches for 300 random substrings of titles and compares the first page with a plain scan.

If the scan has at most a page of matches, the search must return all of them; otherwise the page must be full. Prints the number of
searches that missed matches, the number of searches that reported the time limit, and the latencies.
"""

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
times, missed, limited, pages = [], 0, 0, 0  # missed: incomplete without Search-Incomplete
for _ in range(int(os.environ.get("SEARCHES", "300"))):
    title = random.choice(rows)[1]
    start = random.randrange(len(title))
    query = title[start : start + random.randint(1, 10)].strip()
    if not query or all(unicodedata.category(c)[0] in "MC" for c in query):
        continue
    url = f"{os.environ['BASE']}/search/video/{urllib.parse.quote(query, safe='')}?limit={LIMIT}"
    begin = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
        reported = answer.headers.get("Search-Incomplete") == "time-limit"
        limited += reported
    times.append((time.perf_counter() - begin) * 1000)
    pages += 1
    found = [entry["thumbnail"] for entry in json.loads(body)["response"]]
    expected = set()
    for name, text in rows:
        if query in text:
            expected.add(name)
            if len(expected) > LIMIT:
                break
    if reported:
        continue
    if len(expected) <= LIMIT and len(found) < LIMIT and not expected <= set(found):
        missed += 1
        print("missed:", repr(query), len(expected), len(found))
    elif len(expected) > LIMIT and len(found) < LIMIT:
        missed += 1
        print("page not full:", repr(query), len(found))
times.sort()
print(
    f"{pages} substrings: {missed} missed matches, {limited} reported the time limit;"
    f" p50 {times[len(times) // 2]:.1f} ms, p99 {times[int(len(times) * 0.99)]:.1f} ms, max {times[-1]:.1f} ms"
)
