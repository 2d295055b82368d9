package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.VireoClient;
import io.vireo.bench.Titles;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging returns all hits, however many there are. */
class FindAllIT extends FindTest {
    /** There are more hits than a search holds in memory, and some are not indexed yet. */
    @Test
    void shouldPageThroughCommonWords() throws Exception {
        List<String> expected = new ArrayList<>();
        expected.addAll(0, rows.videos(900, word + " %d", ""));
        List<String> described = rows.videos(1400, "none", word + "s %d");
        rows.index();
        expected.addAll(0, rows.videos(3, word + " %d", ""));
        expected.addAll(rows.videos(4, word + "ly %d", ""));
        expected.addAll(described);

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
        double before = incomplete();
        try (Connection other = SearchRows.connect();
                Statement statement = other.createStatement()) {
            statement.execute("LOCK TABLES WordEndings READ"); // blocks the indexing
            rows.videos(2300, word + " %d", "");
            vireo.request()
                    .get("/search/video/{query}", word)
                    .then()
                    .statusCode(200)
                    .header("Search-Incomplete", "indexing");
        }

        assertThat(incomplete()).isEqualTo(before + 1);
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
        String next = VireoClient.next("/search/video/" + word, search("video", word, 1));

        String other = next.replace(word, word + "s");
        vireo.request().urlEncodingEnabled(false).get(other).then().statusCode(400);
        search("video", word, 0).then().statusCode(400);
        search("video", word, 101).then().statusCode(400);
    }

    /** The search finds all titles that a table scan finds, also those that are not indexed yet. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFindAllTitlesThatATableScanFinds(boolean indexed) throws Exception {
        SplittableRandom random = new SplittableRandom(indexed ? 5 : 6);
        Titles titles = new Titles(random);
        List<String> inserted = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            inserted.add(titles.title());
        }
        rows.insert(inserted);
        if (indexed) {
            rows.index();
        }
        invalidateSearchCache();
        for (int i = 0; i < 120; i++) {
            String title = inserted.get(random.nextInt(inserted.size()));
            int length = title.codePointCount(0, title.length());
            int from = random.nextInt(length);
            int to = Math.min(length, from + 1 + random.nextInt(9));
            String query = title.substring(title.offsetByCodePoints(0, from), title.offsetByCodePoints(0, to));
            if (!Query.of(query).isEmpty()) {
                assertThat(hashes("video", query)).as(query).containsAll(rows.scan(query.strip()));
            }
        }
    }

    @Test
    void shouldResumeAfterADeadline() throws Exception {
        List<String> expected = rows.videos(2100, "in" + word + "side %d", "");
        rows.index();
        Set<String> found = new LinkedHashSet<>();
        boolean cutShort = false;
        try (Connection connection = SearchRows.connect()) {
            IndexReader index = new IndexReader(connection);
            RankedPosition after = RankedPosition.before(0);
            for (boolean more = true; more; ) {
                List<Hit> page = new ArrayList<>();
                Search search = new Search(index, Query.of(word), Scope.VIDEOS, Deadline.in(Duration.ofNanos(1)));
                search.page(
                        after,
                        hit -> {
                            page.add(hit);
                            return page.size() <= 300;
                        },
                        301);
                page.forEach(hit -> found.add(hit.body().thumbnail()));
                cutShort |= search.hasTimedOut();
                RankedPosition last =
                        page.isEmpty() ? null : page.get(page.size() - 1).position();
                RankedPosition next = search.hasTimedOut() ? search.reached() : last;
                more = next != null && (search.hasTimedOut() || page.size() > 300);
                after = next == null ? after : next;
            }
        }

        assertThat(cutShort).isTrue();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    /** Invalidates the search cache by a change over HTTP; rows inserted directly into the database do not invalidate it. */
    private void invalidateSearchCache() {
        vireo.newAccount();
    }
}
