package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.bench.Titles;
import io.vireo.changelog.RowKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index returns exactly the hits, in the order, that comparing all texts gives. */
@Tag("slow")
class IndexRecallTest {
    private static final int VIDEOS = 10_000;
    private static final int PAGE = 50;

    @TempDir
    static Path directory;

    private static final SplittableRandom RANDOM = new SplittableRandom(11);
    private static final List<IndexedRow> ROWS = new ArrayList<>();
    private static SearchIndex index;

    @BeforeAll
    static void build() throws IOException {
        Titles titles = new Titles(RANDOM.split());
        for (int id = 1; id <= VIDEOS; id++) {
            // pairs of videos have the same time
            ROWS.add(new IndexedRow(
                    id,
                    id / 2,
                    titles.title(),
                    titles.description(),
                    OptionalLong.of(id * 1000L),
                    List.of(),
                    id % 3 == 0 ? titles.description() : ""));
        }
        for (int id = 1; id <= 500; id++) {
            ROWS.add(new IndexedRow(
                    RowKey.channel(id), 0, titles.title().split(" ")[0] + id, "", OptionalLong.empty(), List.of(), ""));
        }
        index = new SearchIndex(directory);
        index.open();
        for (int from = 0; from < ROWS.size(); from += 1000) {
            List<IndexedRow> rows = ROWS.subList(from, Math.min(ROWS.size(), from + 1000));
            update(rows);
        }
        // replaced and deleted documents
        List<IndexedRow> again = ROWS.subList(100, 300);
        update(again);
        List<IndexedRow> deleted = ROWS.subList(5000, 5100);
        index.delete(keys(deleted));
        deleted.clear();
        index.refresh();
    }

    private static void update(List<IndexedRow> rows) throws IOException {
        for (IndexedRow row : rows) {
            index.update(row);
        }
    }

    private static List<Long> keys(List<IndexedRow> rows) {
        return rows.stream().map(IndexedRow::key).toList();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Test
    void shouldFindRandomSubstringsInTheOrderOfAScan() throws IOException {
        for (int i = 0; i < 200; i++) {
            IndexedRow row = ROWS.get(RANDOM.nextInt(ROWS.size()));
            String text = i % 3 == 0 && !row.description().isEmpty() ? row.description() : row.text();
            check(substring(text, 10));
        }
    }

    @Test
    void shouldFindSeveralSubstringsInTheOrderOfAScan() throws IOException {
        for (int i = 0; i < 40; i++) {
            IndexedRow row = ROWS.get(RANDOM.nextInt(ROWS.size()));
            check(substring(row.text(), 6) + " " + substring(row.text() + row.description(), 4));
        }
    }

    @Test
    void shouldFindWordsOfCaptions() throws IOException {
        for (int i = 0; i < 60; i++) {
            IndexedRow row = ROWS.get(RANDOM.nextInt(ROWS.size()));
            String[] words = row.captions().split("[ \n]");
            String word = words[RANDOM.nextInt(words.length)];
            check(word);
            check(word + " " + substring(row.text(), 4));
        }
    }

    @Test
    void shouldShowTheExactTextFirst() throws IOException {
        for (int i = 0; i < 15; i++) {
            String text = ROWS.get(RANDOM.nextInt(ROWS.size())).text();
            check(text);
            check(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void shouldContinueAfterEachPosition() throws IOException {
        SearchRequest request = request("e");
        List<RankedPosition> all = scan(request);
        List<RankedPosition> paged = new ArrayList<>();
        List<RankedPosition> page = hits(request, RankedPosition.before(Rank.EXACT), 97);
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = hits(request, page.get(page.size() - 1), 97);
        }

        assertThat(paged).isEqualTo(all);
        assertThat(hits(request, RankedPosition.before(Rank.EXACT), Integer.MAX_VALUE))
                .isEqualTo(all);
    }

    private static void check(String text) throws IOException {
        SearchRequest request = request(text);
        if (!request.query().isEmpty()) {
            List<RankedPosition> expected = scan(request);
            assertThat(hits(request, RankedPosition.before(Rank.EXACT), PAGE))
                    .as(text)
                    .isEqualTo(expected.subList(0, Math.min(PAGE, expected.size())));
        }
    }

    private static SearchRequest request(String text) {
        return SearchRequest.of(Scope.ALL, text);
    }

    private static List<RankedPosition> hits(SearchRequest request, RankedPosition after, int max) throws IOException {
        return index.read(
                List.of(), searcher -> new RankedHits(searcher, request, after, request.scope().last).next(max));
    }

    private static List<RankedPosition> scan(SearchRequest request) {
        List<RankedPosition> found = new ArrayList<>();
        for (IndexedRow row : ROWS) {
            int rank = RankOracle.rank(request.query(), row);
            if (rank != RankOracle.NONE) {
                found.add(new RankedPosition(rank, row.upload(), row.key()));
            }
        }
        found.sort(RankOracle.ORDER);
        return found;
    }

    private static String substring(String text, int max) {
        int length = text.codePointCount(0, text.length());
        int from = RANDOM.nextInt(length);
        int to = Math.min(length, from + 1 + RANDOM.nextInt(max));
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
