package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import io.vireo.bench.Titles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are put into the tables as an import would; each test's have a word of their own. */
class FindIT extends ServerTest {
    private SearchRows rows;
    private String word;

    @BeforeEach
    void prepareRows() throws SQLException {
        rows = new SearchRows();
        word = VireoClient.newName().replace("u", "x");
    }

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldPreferTitlesWholeWordsAndTheNewer(boolean indexed) throws Exception {
        String inside = rows.video("a" + word + "b", "");
        String described = rows.video("none", "see " + word);
        String older = rows.video("The " + word.toUpperCase() + "!", "");
        String begun = rows.video(word + "s", "");
        String newer = rows.video(word + " again", word);
        String begunInDescription = rows.video("none", word + "s");
        rows.channel("z" + word.substring(0, 10));
        if (indexed) {
            rows.index();
        }

        assertThat(hashes("video", word)).containsExactly(newer, older, begun, inside, described, begunInDescription);
    }

    @Test
    void shouldFindSeveralWordsInAnyOrder() throws Exception {
        String both = rows.video("red fox " + word, "");
        String split = rows.video("red " + word, "a fox");
        rows.video("red dog " + word, "");
        rows.index();

        assertThat(hashes("all", "fox " + word + " RED")).containsExactly(both, split);
        assertThat(hashes("all", "fo " + word + " re")).containsExactly(both, split);
        assertThat(hashes("all", "d fox " + word.substring(0, 15))).containsExactly(both, split);
        assertThat(hashes("all", "cat " + word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Crème Brûlée, creme brulee",
        "GROSSE STRASSE, große straße",
        "東京の夜景を散歩, の夜景",
        "東京の夜景を散歩, 夜",
        "カタカナ, かたかな",
        "مُوسِيقَى جديدة, موسيقى",
        "서울 여행기, 여행",
        "हिन्दी संगीत, संगीत",
        "Party 🔥👍🏽, 🔥👍",
        "Family 👨‍👩‍👧 day, 👩",
        "Learn C++ (2nd), c++",
        "100% real_deal, 100%",
        "100% real_deal, l_d",
        "Say \"hello\" & go, \"hello\" &",
        "a+b-c*d~<e>@f, +b-c*d~<e>@",
        "back\\slash; semi, k\\s",
        "rock'n'roll, k'n'r",
        "pneumonoultramicroscopicsilicovolcanoconiosis, silicovolcanoconiosi",
        "pneumonoultramicroscopicsilicovolcanoconiosis, pneumonoultramicroscopicsilicovolcanoconios",
    })
    void shouldFindEveryScriptAndCharacter(String title, String query) throws Exception {
        String hash = rows.video(title + " " + word, "");
        rows.video(word, "");
        assertThat(hashes("video", query + " " + word)).containsExactly(hash);
        rows.index();

        assertThat(hashes("video", query + " " + word)).containsExactly(hash);
        assertThat(hashes("video", query)).contains(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\"", "*", "+%s -%s", "%s*", "\"%s x\"", "%s)", "'%s'", "~%s"})
    void shouldTakeOperatorsAsText(String query) throws Exception {
        String hash = rows.video(word + " x", "");
        rows.index();

        assertThat(hashes("video", query.replace("%s", word))).doesNotContain(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the and of", "a", " ", "\u3000", "\u0301"})
    void shouldAnswerToPoorQueries(String query) {
        search("all", query, 5).then().statusCode(200);
    }

    @Test
    void shouldFindNothingForAVeryLongQuery() {
        assertThat(hashes("all", "x".repeat(2000))).isEmpty();
        assertThat(hashes("all", "x y ".repeat(500))).isEmpty();
    }

    @Test
    void shouldSeeEditsAndDeletionsAtOnce() throws Exception {
        String edited = rows.video("first " + word, "");
        String removed = rows.video("second " + word, "");
        rows.index();
        rows.execute("UPDATE Videos SET Title = 'other" + word + "' WHERE PathHash = '" + edited + "'");
        rows.execute("DELETE FROM Videos WHERE PathHash = '" + removed + "'");

        assertThat(hashes("video", "first " + word)).isEmpty();
        assertThat(hashes("video", word)).containsExactly(edited);
        rows.index();
        assertThat(hashes("video", "first " + word)).isEmpty();
        assertThat(hashes("video", word)).containsExactly(edited);
        assertThat(hashes("video", "second " + word)).isEmpty();
    }

    @Test
    void shouldFindWhatIsPublishedAtOnce() {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        vireo.announced(token, "announced " + word);
        String hash = vireo.published(token, "published " + word);

        assertThat(hashes("video", word)).containsExactly(hash);
        assertThat(hashes("channel", name.substring(3))).containsExactly(hash);
    }

    /** What was found a moment ago is remembered; nothing of it may be shown after a change. */
    @Test
    void shouldSeeEveryChangeAtOnceThatIsMadeHere() {
        String token = vireo.token(vireo.newAccount());
        assertThat(hashes("all", word)).isEmpty();
        String hash = vireo.published(token, "before " + word);
        assertThat(hashes("all", word)).containsExactly(hash);
        edit(token, hash, Map.of("title", "after"));
        assertThat(hashes("all", word)).isEmpty();
        edit(token, hash, Map.of("description", "about " + word));
        assertThat(hashes("all", word)).containsExactly(hash);
        vireo.deleteVideo(token, hash).then().statusCode(200);
        assertThat(hashes("all", word)).isEmpty();

        String stem = word.substring(0, 20);
        assertThat(names("channel", stem)).isEmpty();
        vireo.signUp(VireoClient.person(stem)).then().statusCode(200);
        assertThat(names("channel", stem)).containsExactly(stem);
        vireo.deleteAccount(vireo.token(stem), stem, VireoClient.PASSWORD)
                .then()
                .statusCode(200);
        assertThat(names("channel", stem)).isEmpty();
    }

    @Test
    void shouldFindChannelsAndTellVideosApart() throws Exception {
        String stem = word.substring(0, 12);
        rows.channel("a" + stem);
        rows.channel(stem + "b");
        rows.channel("Ü " + stem);
        rows.video("about " + stem, "");
        rows.index();

        assertThat(names("channel", stem)).containsExactly("Ü " + stem, stem + "b", "a" + stem);
        assertThat(names("channel", "u " + stem.toUpperCase())).containsExactly("Ü " + stem);
        assertThat(types("all", stem)).containsExactly("video", "channel", "channel", "channel");
        search("other", stem, 5).then().statusCode(400);
    }

    /** More than a search holds in memory, some not indexed yet. */
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
        Response page = search("video", word, 97);
        paged.addAll(page.path("response.thumbnail"));
        while (page.header("Link") != null) {
            String link = page.header("Link");
            page = vireo.request().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
            page.then().statusCode(200);
            paged.addAll(page.path("response.thumbnail"));
        }

        assertThat(paged).isEqualTo(expected);
        assertThat(hashes("video", word)).isEqualTo(expected);
        assertThat(hashes("all", word)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseTheCursorOfAnotherSearch() throws Exception {
        rows.videos(3, word + " %d", "");
        String link = search("video", word, 1).header("Link");

        String other = link.substring(1, link.indexOf('>')).replace(word, word + "s");
        vireo.request().urlEncodingEnabled(false).get(other).then().statusCode(400);
        search("video", word, 0).then().statusCode(400);
        search("video", word, 101).then().statusCode(400);
    }

    /** Whatever a scan of the titles finds is found, also while it is not indexed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFindAllThatAScanFinds(boolean indexed) throws Exception {
        SplittableRandom random = new SplittableRandom(indexed ? 5 : 6);
        Titles titles = new Titles(random);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            made.add(titles.title());
        }
        rows.insert(made);
        if (indexed) {
            rows.index();
        }
        forgetWhatWasFound();
        for (int i = 0; i < 120; i++) {
            String title = made.get(random.nextInt(made.size()));
            int length = title.codePointCount(0, title.length());
            int from = random.nextInt(length);
            int to = Math.min(length, from + 1 + random.nextInt(9));
            String query = title.substring(title.offsetByCodePoints(0, from), title.offsetByCodePoints(0, to));
            if (!Query.of(query).isNothing()) {
                assertThat(hashes("video", query)).as(query).containsAll(rows.scan(query.strip()));
            }
        }
    }

    @Test
    void shouldGoOnWhereTheTimeWasOver() throws Exception {
        List<String> expected = rows.videos(2100, "in" + word + "side %d", "");
        rows.index();
        Set<String> found = new LinkedHashSet<>();
        boolean cut = false;
        try (Connection connection = SearchRows.connect()) {
            IndexReader index = new IndexReader(connection);
            Place after = Place.before(0);
            for (boolean more = true; more; ) {
                List<Found> page = new ArrayList<>();
                Search search = new Search(index, Query.of(word), Scope.VIDEOS, Deadline.in(Duration.ofNanos(1)));
                search.page(
                        after,
                        one -> {
                            page.add(one);
                            return page.size() <= 300;
                        },
                        301);
                page.forEach(one -> found.add(one.body().thumbnail()));
                cut |= search.isCutShort();
                Place last = page.isEmpty() ? null : page.get(page.size() - 1).place();
                Place next = search.isCutShort() ? search.reached() : last;
                more = next != null && (search.isCutShort() || page.size() > 300);
                after = next == null ? after : next;
            }
        }

        assertThat(cut).isTrue();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    /** Rows put into the database by hand are not seen by a search that was asked a moment ago; a change by HTTP ends that. */
    private void forgetWhatWasFound() {
        vireo.newAccount();
    }

    private void edit(String token, String hash, Map<String, String> wish) {
        vireo.json()
                .header("Authorization", token)
                .body(wish)
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
    }

    private Response search(String type, String query, int limit) {
        return vireo.request().queryParam("limit", limit).get("/search/{type}/{query}", type, query);
    }

    private List<String> hashes(String type, String query) {
        return vireo.request()
                .get("/search/{type}/{query}", type, query)
                .then()
                .statusCode(200)
                .extract()
                .path("response.thumbnail");
    }

    private List<String> names(String type, String query) {
        return vireo.request().get("/search/{type}/{query}", type, query).path("response.channel");
    }

    private List<String> types(String type, String query) {
        return vireo.request().get("/search/{type}/{query}", type, query).path("response.type");
    }
}
