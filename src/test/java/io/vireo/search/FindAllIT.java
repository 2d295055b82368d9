package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.VireoClient;
import io.vireo.bench.Titles;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Paging returns all hits, however many there are. */
class FindAllIT extends FindTest {
    /** There are more hits than a search holds in memory. */
    @Test
    void shouldPageThroughCommonWords() throws Exception {
        List<String> expected = new ArrayList<>();
        expected.addAll(0, rows.videos(900, word + " %d", ""));
        List<String> described = rows.videos(1400, "none", word + "s %d");
        expected.addAll(0, rows.videos(3, word + " %d", ""));
        expected.addAll(rows.videos(4, word + "ly %d", ""));
        expected.addAll(described);
        rows.index();

        List<String> paged = new ArrayList<>();
        String path = "/search/video/" + word;
        Response page = search("video", word, 97);
        paged.addAll(page.path("response.thumbnail"));
        while (page.header("Link") != null) {
            page = vireo.request().urlEncodingEnabled(false).get(VireoClient.next(path, page));
            page.then().statusCode(200);
            paged.addAll(page.path("response.thumbnail"));
        }

        assertThat(paged).isEqualTo(expected);
        assertThat(hashes("video", word)).isEqualTo(expected);
        assertThat(hashes("all", word)).isEqualTo(expected);
    }

    /** A streamed response is counted like a buffered one. */
    @Test
    void shouldCountIncompleteStreamedResponses() throws Exception {
        rows.videos(2300, word + " %d", "");
        rows.index();
        double before = incomplete();
        try (Connection other = SearchRows.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "SELECT LastSeq FROM SearchLog WHERE ID = 1 FOR UPDATE"); // blocks the numbering of changes
            rows.videos(1100, "other", "");
            Await.until(
                    "an incomplete response",
                    () -> vireo.request()
                            .get("/search/video/{query}", word)
                            .headers()
                            .hasHeaderWithName("Search-Incomplete"));
        }

        assertThat(incomplete()).isGreaterThan(before);
    }

    private double incomplete() {
        String name = "vireo_search_incomplete_total{reason=\"indexing\"} ";
        return VireoClient.from(base(), "10.1.2.3")
                .request()
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    @Test
    void shouldRejectTheCursorOfAnotherSearch() throws Exception {
        rows.videos(3, word + " %d", "");
        rows.index();
        String next = VireoClient.next("/search/video/" + word, search("video", word, 1));

        String other = next.replace(word, word + "s");
        vireo.request().urlEncodingEnabled(false).get(other).then().statusCode(400);
        search("video", word, 0).then().statusCode(400);
        search("video", word, 101).then().statusCode(400);
    }

    @Test
    void shouldFindAllTitlesThatATableScanFinds() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        Titles titles = new Titles(random);
        List<String> inserted = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            inserted.add(titles.title());
        }
        rows.insert(inserted);
        rows.index();
        for (int i = 0; i < 120; i++) {
            String title = inserted.get(random.nextInt(inserted.size()));
            int length = title.codePointCount(0, title.length());
            int from = random.nextInt(length);
            int to = Math.min(length, from + 1 + random.nextInt(9));
            String query = title.substring(title.offsetByCodePoints(0, from), title.offsetByCodePoints(0, to));
            if (!SearchQuery.of(query).isEmpty()) {
                assertThat(hashes("video", query)).as(query).containsAll(rows.scan(query.strip()));
            }
        }
    }
}
