package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.VireoClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits of queries, their ranking, and the visibility of changes. */
class FindIT extends FindTest {
    @Test
    void shouldRankTitlesWholeWordsAndNewerVideosFirst() throws Exception {
        String inside = rows.video("a" + word + "b", "");
        String described = rows.video("none", "see " + word);
        String older = rows.video("The " + word.toUpperCase() + "!", "");
        String prefix = rows.video(word + "s", "");
        String newer = rows.video(word + " again", word);
        String prefixInDescription = rows.video("none", word + "s");
        rows.channel("z" + word.substring(0, 10));
        rows.index();

        assertThat(hashes("video", word)).containsExactly(newer, older, prefix, inside, described, prefixInDescription);
    }

    /** The complete text as typed, then equal to it but for case, accents and punctuation marks, then containing it; newest first. */
    @ParameterizedTest
    @CsvSource({
        "Crème, CREME",
        "creme, Crème",
        "Straße, Strasse",
        "It’s, It's",
        "It's, It’s",
        "A–B, A-B",
        "“A”, \"A\"",
        "カタカナ, かたかな",
        "Wi‑Fi 6, wi-fi ６",
    })
    void shouldRankTheExactTextFirst(String typed, String equal) throws Exception {
        String exact = rows.video(typed + " " + word, "");
        String similar = rows.video(equal + " " + word, "");
        String containing = rows.video(typed + " " + word + " again", "");
        rows.index();

        assertThat(hashes("video", typed + " " + word)).containsExactly(exact, similar, containing);
        assertThat(hashes("video", equal + " " + word)).containsExactly(similar, exact, containing);
    }

    @Test
    void shouldRankTheExactUsernameFirst() throws Exception {
        String stem = word.substring(0, 12);
        rows.channel("Zoë" + stem);
        rows.channel("zoe" + stem + "s");
        rows.channel("zoe" + stem);
        rows.index();

        assertThat(names("channel", "Zoë" + stem)).containsExactly("Zoë" + stem, "zoe" + stem, "zoe" + stem + "s");
        assertThat(names("channel", "zoe" + stem)).containsExactly("zoe" + stem, "Zoë" + stem, "zoe" + stem + "s");
    }

    /** й and и, か and が are different letters, not differences of accents. */
    @ParameterizedTest
    @CsvSource({"Мой, Мои", "かき, がき", "はは, ぱぱ"})
    void shouldDistinguishLetters(String one, String other) throws Exception {
        String first = rows.video(one + " " + word, "");
        String second = rows.video(other + " " + word, "");
        rows.index();

        assertThat(hashes("video", one + " " + word)).containsExactly(first);
        assertThat(hashes("video", other + " " + word)).containsExactly(second);
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
        "春\u301c夏, 春\uff5e夏",
        "春\uff5e夏, \u301c夏",
        "春\uff5e夏, 春~",
        "back\\slash; semi, k\\s",
        "rock'n'roll, k'n'r",
        "pneumonoultramicroscopicsilicovolcanoconiosis, silicovolcanoconiosi",
        "pneumonoultramicroscopicsilicovolcanoconiosis, pneumonoultramicroscopicsilicovolcanoconios",
    })
    void shouldFindEveryScriptAndCharacter(String title, String query) throws Exception {
        String hash = rows.video(title + " " + word, "");
        rows.video(word, "");
        rows.index();

        assertThat(hashes("video", query + " " + word)).containsExactly(hash);
        assertThat(hashes("video", query)).contains(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\"", "*", "+%s -%s", "%s*", "\"%s x\"", "%s)", "'%s'", "~%s"})
    void shouldTreatOperatorsAsText(String query) throws Exception {
        String hash = rows.video(word + " x", "");
        rows.index();

        assertThat(hashes("video", query.replace("%s", word))).doesNotContain(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the and of", "a", " ", "\u3000", "\u0301"})
    void shouldAcceptTrivialQueries(String query) {
        search("all", query, 5).then().statusCode(200);
    }

    @Test
    void shouldAcceptAVeryLongQuery() {
        assertThat(hashes("all", "x".repeat(2000))).isEmpty();
        search("all", "x y ".repeat(500), 5).then().statusCode(200);
    }

    /** The query is longer than a word of the index. */
    @ParameterizedTest
    @ValueSource(ints = {255, 256, 1500})
    void shouldFindALongTextInADescription(int length) throws Exception {
        String text = (word + " stands at the beginning of a long description. ").repeat(40);
        String hash = rows.video("A title", text);
        rows.index();

        assertThat(hashes("video", text.substring(0, length).strip())).containsExactly(hash);
        assertThat(hashes("video", text.substring(0, length).strip() + "q")).isEmpty();
    }

    @Test
    void shouldReflectEditsAndDeletionsInSql() throws Exception {
        String edited = rows.video("first " + word, "");
        String removed = rows.video("second " + word, "");
        rows.index();
        rows.execute("UPDATE Videos SET Title = 'other" + word + "' WHERE PathHash = '" + edited + "'");
        rows.execute("DELETE FROM Videos WHERE PathHash = '" + removed + "'");
        rows.index();

        assertThat(hashes("video", "first " + word)).isEmpty();
        assertThat(hashes("video", word)).containsExactly(edited);
        assertThat(hashes("video", "second " + word)).isEmpty();
    }

    @Test
    void shouldFindPublishedVideosImmediately() {
        String name = vireo.signedUp();
        String token = vireo.token(name);
        vireo.announced(token, "announced " + word);
        String hash = vireo.uploaded(token, "published " + word);

        assertThat(hashes("video", word)).containsExactly(hash);
        assertThat(hashes("channel", name.substring(3))).containsExactly(hash);
    }

    /** Results are cached; no outdated result may be returned after a change. */
    @Test
    void shouldReflectEveryChangeOverHttpImmediately() {
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
    void shouldFindChannelsAndDistinguishVideos() throws Exception {
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

    private void edit(String token, String hash, Map<String, String> changes) {
        vireo.json()
                .header("Authorization", token)
                .body(changes)
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
    }
}
