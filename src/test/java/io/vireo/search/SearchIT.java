package io.vireo.search;

import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.RawConnection;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a unique word, which the videos and channels of other tests do not contain. */
class SearchIT extends ServerTest {
    /** The word of the tests with special characters and of their decoys. */
    private static final String LETTERS = newWord();

    /** The username and token of an uploader for the whole class. */
    private static String name;

    private static String token;

    private final String word = newWord();

    @BeforeEach
    void signIn() {
        if (token == null) {
            name = vireo.newAccount();
            token = vireo.token(name);
            published(LETTERS + "xab", "");
            published(LETTERS + "ab", "");
        }
    }

    @Test
    void shouldFindVideosThenChannels() {
        String channel = word + "z";
        vireo.signUp(person(channel)).then().statusCode(200);
        String first = vireo.uploaded(token, "About " + word);
        String second = published(word + " again", "A description");

        List<Map<String, Object>> found = search("all", word);

        assertThat(found).extracting(entry -> entry.get("type")).containsExactly("video", "video", "channel");
        assertThat(found.subList(0, 2))
                .extracting(entry -> entry.get("thumbnail"))
                .containsExactlyInAnyOrder(first, second);
        assertThat(found.get(2)).containsEntry("channel", channel);
    }

    /** The paths are encoded as by the address bar of a browser, or not encoded at all. */
    @Test
    void shouldAcceptTextsThatAreNotProperlyEncoded() throws IOException {
        published(word + " 50% off;x=1", "");
        for (String text : List.of(
                "50%%20off",
                "50%25%20off",
                "%" + word,
                word + "%20%",
                word + "%20%FF",
                word + "%20\u00ff\u00e9",
                word + "%20%C3",
                word + ";x=1",
                word + ";jsessionid=abc")) {
            RawConnection.RawAnswer answer =
                    RawConnection.exchange(base(), "GET /search/all/" + text + " HTTP/1.1\r\nHost: vireo\r\n\r\n");
            assertThat(answer.status()).as(text).isEqualTo(200);
            assertThat(answer.headers()).as(text).containsKey("x-request-id");
        }
        assertThat(raw("/search/all/" + word + "%2050%%20off;x=1")).contains("50% off;x=1");
        assertThat(raw("/search/all/" + word + "%2050%%20off;x=2")).contains("[]");
        assertThat(raw("/search/all/" + word + ";x=1")).contains("[]");
        assertThat(RawConnection.exchange(base(), "GET /v/100% HTTP/1.1\r\nHost: vireo\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    private String raw(String target) throws IOException {
        return RawConnection.exchange(base(), "GET " + target + " HTTP/1.1\r\nHost: vireo\r\n\r\n")
                .body();
    }

    @Test
    void shouldReturnTheUniversalBodyOfAVideo() {
        String hash = published("About " + word, "A description");
        String upload = vireo.video(hash).path("response.upload");

        assertThat(search("all", word))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("type", "video")
                        .containsEntry("channel", name)
                        .containsEntry("title", "About " + word)
                        .containsEntry("thumbnail", hash)
                        .containsEntry("nb_count", "")
                        .containsEntry("description", "")
                        .containsEntry("upload", upload));
    }

    @Test
    void shouldReturnTheUniversalBodyOfAChannel() {
        String channel = vireo.signedUp();
        String owner = vireo.token(channel);
        vireo.published(owner, "First");
        String newest = vireo.published(owner, "Second");
        vireo.announced(owner, "Never uploaded");

        assertThat(search("channel", channel))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("type", "channel")
                        .containsEntry("channel", channel)
                        .containsEntry("title", "")
                        .containsEntry("thumbnail", newest)
                        .containsEntry("nb_count", 2)
                        .containsEntry("description", "")
                        .containsEntry("upload", ""));
    }

    @Test
    void shouldFindOnlyChannelsIfRequested() {
        published("About " + word, "");

        assertThat(search("channel", word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ALL", "videos ", "all%", "'", "0", "😀"})
    void shouldRejectUnknownTypes(String type) {
        vireo.request()
                .get("/search/{type}/{query}", type, word)
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-search-type"));
    }

    @Test
    void shouldFindAVideoByItsDescription() {
        String hash = published("A video", "Line one\nabout " + word + " and more");

        assertThat(hashes(word)).containsExactly(hash);
    }

    /** The decoys have another character, or none, in its place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%", "_", "'", "\"", "\\", "+", "-", "*", "(", ")", "~", "<", ">", "@", "!", "/", ";", "?", "#", "&",
                "=", "|", "^", "$", "[", "]", "{", "}", ",", ".", ":", "`"
            })
    void shouldTreatEveryCharacterAsPlainText(String character) {
        String text = LETTERS + character + "ab";
        String hash = published(text, "");

        assertThat(hashes(text)).containsExactly(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "'",
                "\"",
                "\\",
                "+-*\"()~<>@",
                "' OR '1'='1",
                "%%%",
                "*",
                "(((",
                "\"",
                "@1",
                "-- ",
                "; DROP TABLE Videos",
                "\u0000",
                "\u200b",
                "😀",
                "../../etc/passwd",
                "+",
                "a\nb",
                "İ"
            })
    void shouldHandleArbitraryQueries(String query) {
        assertThat(vireo.request().get("/search/all/{query}", query).statusCode())
                .isIn(200, 400);
        assertThat(vireo.request().get("/search/channel/{query}", query).statusCode())
                .isIn(200, 400);
    }

    @Test
    void shouldFindNothingForAnUnknownWord() {
        assertThat(search("all", word)).isEmpty();
        assertThat(search("all", word.repeat(50))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Crème Brûlée,creme brulee",
        "creme brulee,CRÈME BRÛLÉE",
        "ÜBER,über",
        "Über,uber",
        "água,a\u0301gua",
        "ПРИВЕТ,привет"
    })
    void shouldFindRegardlessOfCaseAndAccents(String title, String query) {
        String hash = published(title + " " + word, "");

        assertThat(hashes(query + " " + word.toUpperCase(Locale.ROOT))).containsExactly(hash);
    }

    @Test
    void shouldFindAChannelRegardlessOfCaseAndAccents() {
        String channel = "Zoë" + word;
        vireo.signUp(person(channel)).then().statusCode(200);

        for (String query : List.of("zoe" + word, "ZOË" + word.toUpperCase(Locale.ROOT), word)) {
            assertThat(search("channel", query))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry).containsEntry("channel", channel));
        }
    }

    @Test
    void shouldRankTheBestMatchFirst() {
        String inTitle = published(word + " colours", "");
        String inDescription = published("A video", "About " + word + " colours");
        String apart = published("Colours of " + word, "");

        assertThat(hashes(word + " colours")).containsExactly(inTitle, apart, inDescription);
    }

    @Test
    void shouldNotFindAnUnpublishedVideo() {
        vireo.announced(token, "About " + word);

        assertThat(search("all", word)).isEmpty();
    }

    /** Returns a unique word of letters only, so that a search does not split it. */
    private static String newWord() {
        return VireoClient.newName().replaceAll("[0-9]", "q").substring(0, 12);
    }

    private List<Map<String, Object>> search(String type, String query) {
        return vireo.list("/search/{type}/{query}", type, query);
    }

    private List<Object> hashes(String query) {
        return search("all", query).stream()
                .map(entry -> entry.get("thumbnail"))
                .toList();
    }

    private String published(String title, String description) {
        return vireo.published(token, title, description);
    }
}
