package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sessions of browsers: their list, their ends, and how long they last. */
class WebSessionIT extends ServerTest {
    private static final String COOKIE = "vireo_session";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private PageClient pages;
    private String name;

    @BeforeEach
    void createAccount() {
        pages = new PageClient(vireo);
        name = vireo.newAccount();
    }

    @Test
    void shouldListTheDevicesAndEndTheSessionOfOne() {
        Map<String, String> firefox = signIn(FIREFOX, true);
        Map<String, String> phone = signIn(IPHONE, true);

        String settings = settings(firefox);

        assertThat(settings)
                .contains("<strong>Firefox on Linux</strong> <span class=\"badge good\">This device</span>")
                .containsPattern("<strong>Safari on iPhone</strong>\\s*<p")
                .containsOnlyOnce("name=\"form\" value=\"session\"");
        change(firefox, "session", Map.of("id", id(settings)))
                .then()
                .statusCode(303)
                .header("Location", containsString("settings?done=session"));
        expectEnded(phone);
        assertThat(settings(firefox)).doesNotContain("iPhone");
    }

    @Test
    void shouldNotEndTheSessionOfAnotherAccount() {
        Map<String, String> own = signIn(FIREFOX, true);
        signIn(IPHONE, true);
        Map<String, String> other = pages.session(vireo.newAccount());

        change(other, "session", Map.of("id", id(settings(own)))).then().statusCode(303);

        assertThat(settings(own)).contains("Safari on iPhone");
    }

    @Test
    void shouldSignOutEverywhereElse() {
        Map<String, String> phone = signIn(IPHONE, true);
        String token = vireo.token(name);
        Map<String, String> firefox = signIn(FIREFOX, true);

        Map<String, String> renewed = change(firefox, "sessions", Map.of())
                .then()
                .statusCode(303)
                .extract()
                .cookies();

        expectEnded(phone);
        expectEnded(firefox);
        vireo.announce(token, "title", "").then().statusCode(400).body("response", equalTo("bad-token"));
        assertThat(settings(renewed)).contains("Firefox on Linux").doesNotContain("iPhone");
    }

    @Test
    void shouldEndTheOtherSessionsWithAChangedPassword() {
        Map<String, String> phone = signIn(IPHONE, true);
        Map<String, String> firefox = signIn(FIREFOX, false);

        Response changed = change(firefox, "password", Map.of("old", PASSWORD, "new", "battery staple"));

        changed.then().statusCode(303);
        assertThat(changed.header("Set-Cookie")).doesNotContain("Max-Age");
        expectEnded(phone);
        expectEnded(firefox);
        assertThat(settings(changed.cookies())).contains("Firefox on Linux").doesNotContain("iPhone");
    }

    @Test
    void shouldEndAllSessionsWithAPasswordThatIsChangedByTheApi() {
        Map<String, String> phone = signIn(IPHONE, true);

        vireo.changePassword(vireo.token(name), PASSWORD, "battery staple")
                .then()
                .statusCode(200);

        expectEnded(phone);
    }

    @Test
    void shouldEndTheSessionAndItsTokenAtSignOut() {
        Response signedIn = vireo.json()
                .queryParam("cookie", "true")
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/sign_in");
        String token = signedIn.path("response.vtoken");
        Map<String, String> session = Map.of(COOKIE, signedIn.cookie(COOKIE));
        assertThat(settings(session)).contains("This device");

        pages.post("/signout", Map.of(), session).then().statusCode(303).cookie(COOKIE, equalTo(""));

        expectEnded(session);
        vireo.announce(token, "title", "").then().statusCode(400).body("response", equalTo("bad-token"));
    }

    @Test
    void shouldEndTheSessionThatStartedWithATokenThatIsRevoked() {
        Response signedIn = vireo.json()
                .queryParam("cookie", "true")
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/sign_in");
        Map<String, String> session = Map.of(COOKIE, signedIn.cookie(COOKIE));
        Map<String, String> other = signIn(FIREFOX, true);

        vireo.signOut(signedIn.path("response.vtoken")).then().statusCode(200);

        expectEnded(session);
        settings(other);
    }

    @Test
    void shouldKeepTheSessionOfAPasswordThatWasChangedDuringASignIn() throws SQLException {
        Rows.change(
                "INSERT INTO BrowserSessions (SecretHash, ChannelID, Generation, TokenID, Browser, OperatingSystem, Permanent,"
                        + " SignedIn, LastUsed, Expires) SELECT CONCAT(ChannelID, '-later'), ChannelID, TokenGeneration + 1, '',"
                        + " 'Later', '', 1, 0, 0, (UNIX_TIMESTAMP() + 60) * 1000 FROM Channels WHERE Username = ?",
                name);

        signIn(FIREFOX, true);

        assertThat(sessions().toString()).contains("Later", "Firefox");
    }

    @Test
    void shouldAcceptATokenInTheCookieAndNothingElse() {
        Map<String, String> token = Map.of(COOKIE, vireo.token(name));
        assertThat(settings(token)).contains("Sign out everywhere else");
        pages.post("/signout", Map.of(), token).then().statusCode(303);
        expectEnded(token);

        for (String nonsense : List.of("x", "a.b.c", ".", "%00", "x".repeat(4000))) {
            expectEnded(Map.of(COOKIE, nonsense));
            pages.request(Map.of(COOKIE, nonsense))
                    .get("/me/usage")
                    .then()
                    .statusCode(400)
                    .body("response", equalTo("bad-token"));
        }
    }

    @Test
    void shouldEndTheSessionByTheApi() {
        Map<String, String> session = signIn(FIREFOX, true);

        pages.request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/sign_out")
                .then()
                .statusCode(200)
                .header("Set-Cookie", containsString(COOKIE + "=; Max-Age=0"));

        expectEnded(session);
        pages.request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/sign_out")
                .then()
                .statusCode(400)
                .body(containsString("bad-token"));
    }

    @Test
    void shouldReplaceTheSessionOfABrowserThatSignsInAgain() {
        Map<String, String> first = signIn(FIREFOX, true);

        Map<String, String> second = signIn(FIREFOX, true, first);

        expectEnded(first);
        assertThat(settings(second)).containsOnlyOnce("Firefox on Linux");
    }

    @Test
    void shouldKeepTheNewestSessionsOfAnAccount() throws SQLException {
        String token = vireo.token(name);
        Map<String, String> oldest = signIn(FIREFOX, true);
        Rows.change(
                "INSERT INTO BrowserSessions (SecretHash, ChannelID, Generation, TokenID, Browser, OperatingSystem, Permanent,"
                        + " SignedIn, LastUsed, Expires) SELECT CONCAT(c.ChannelID, '-', seq), c.ChannelID, c.TokenGeneration, '', '',"
                        + " '', 1, 0, s.LastUsed + seq, s.Expires FROM Channels c JOIN BrowserSessions s USING (ChannelID),"
                        + " seq_1_to_49 WHERE c.Username = ?",
                name);
        settings(oldest);

        Map<String, String> newest = signIn(IPHONE, true);

        expectEnded(oldest);
        settings(newest);
        assertThat(sessions()).hasSize(50);
        vireo.signOut(token).then().statusCode(200);
    }

    @Test
    void shouldLastAsLongAsItIsUsed() throws SQLException {
        Response permanent = signInPage(FIREFOX, true, Map.of());
        assertThat(permanent.header("Set-Cookie"))
                .contains("; Max-Age=34560000;", "; HttpOnly", "; SameSite=Strict", "; Path=/");
        Map<String, String> session = permanent.cookies();
        assertThat(expiresIn()).isBetween(days(30) - MINUTE, days(30));

        Rows.change(
                "UPDATE BrowserSessions s JOIN Channels c USING (ChannelID) SET s.Expires = s.Expires - ?,"
                        + " s.LastUsed = s.LastUsed - ? WHERE c.Username = ?",
                days(29),
                days(29),
                name);
        settings(session);
        assertThat(expiresIn()).isBetween(days(30) - MINUTE, days(30));

        Rows.change(
                "UPDATE BrowserSessions s JOIN Channels c USING (ChannelID) SET s.Expires = s.Expires - ? WHERE c.Username = ?",
                days(30),
                name);
        expectEnded(session);
    }

    @Test
    void shouldEndWithTheBrowserUnlessTheVisitorStaysSignedIn() throws SQLException {
        Response temporary = signInPage(FIREFOX, false, Map.of());

        assertThat(temporary.header("Set-Cookie")).doesNotContain("Max-Age").contains("HttpOnly");
        assertThat(expiresIn()).isBetween(days(0.5) - MINUTE, days(0.5));
        settings(temporary.cookies());
    }

    @Test
    void shouldKeepNeitherSecretNorAddress() throws SQLException {
        String secret = signIn(FIREFOX, true).get(COOKIE);

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(sessions().toString())
                .doesNotContain(secret)
                .contains("Firefox", "Linux")
                .doesNotContain("140", "127.0");
    }

    @Test
    void shouldExportAndDeleteTheSessions() throws Exception {
        Map<String, String> session = signIn(IPHONE, true);
        String token = vireo.token(name);

        JsonPath export = export(token);

        assertThat(export.getList("sessions.browser")).containsExactly("Safari");
        assertThat(export.getList("sessions.system")).containsExactly("iPhone");
        assertThat(export.getString("sessions[0].signedIn")).matches("20\\d\\d-.*Z");
        vireo.deleteAccount(token, name, PASSWORD).then().statusCode(200);
        expectEnded(session);
        assertThat(sessions()).isEmpty();
    }

    @Test
    void shouldAuthenticateChangesOfPagesOfTheSiteOnly() {
        Map<String, String> session = signIn(FIREFOX, true);
        Map<String, String> video = Map.of("title", "x", "description", "");

        vireo.json()
                .cookies(session)
                .body(video)
                .post("/upload")
                .then()
                .statusCode(403)
                .body("response", equalTo("cross-site"));
        vireo.json()
                .cookies(session)
                .header("Sec-Fetch-Site", "same-origin")
                .body(video)
                .post("/upload")
                .then()
                .statusCode(200);
        vireo.json()
                .header("Authorization", session.get(COOKIE))
                .body(video)
                .post("/upload")
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-token"));
    }

    @Test
    void shouldOpenAPrivateVideoOfTheOwner() {
        Map<String, String> session = signIn(FIREFOX, true);
        String token = vireo.token(name);
        String video = vireo.published(token, "Only mine");
        vireo.hidden(token, video);

        pages.get("/video/" + video, session).then().statusCode(200).body(containsString("Only mine"));
        pages.get("/video/" + video, Map.of()).then().statusCode(404).body(not(containsString("Only mine")));
    }

    private Map<String, String> signIn(String userAgent, boolean stays) {
        return signIn(userAgent, stays, Map.of());
    }

    private Map<String, String> signIn(String userAgent, boolean stays, Map<String, String> cookies) {
        return signInPage(userAgent, stays, cookies)
                .then()
                .statusCode(303)
                .extract()
                .cookies();
    }

    private Response signInPage(String userAgent, boolean stays, Map<String, String> cookies) {
        return pages.request(cookies)
                .header("Sec-Fetch-Site", "same-origin")
                .header("User-Agent", userAgent)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("username=" + name + "&password=" + PASSWORD.replace(' ', '+') + (stays ? "&stay=yes" : ""))
                .post("/signin");
    }

    private String settings(Map<String, String> session) {
        return pages.get("/settings", session).then().statusCode(200).extract().asString();
    }

    private Response change(Map<String, String> session, String form, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form", form);
        return pages.post("/settings", all, session);
    }

    private void expectEnded(Map<String, String> session) {
        pages.get("/settings", session).then().statusCode(303).header("Location", containsString("signin"));
    }

    private static String id(String settings) {
        Matcher id = Pattern.compile("name=\"id\" value=\"(\\d+)\"").matcher(settings);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private List<String> sessions() throws SQLException {
        return Rows.select(
                "SELECT CONCAT_WS(' ', s.SecretHash, s.Browser, s.OperatingSystem) FROM BrowserSessions s"
                        + " JOIN Channels c USING (ChannelID) WHERE c.Username = ?",
                name);
    }

    /** Returns after how many milliseconds the only session of the account ends, and that it was used just now. */
    private long expiresIn() throws SQLException {
        List<String> found = Rows.select(
                "SELECT s.Expires - s.LastUsed FROM BrowserSessions s JOIN Channels c USING (ChannelID)"
                        + " WHERE c.Username = ? AND s.LastUsed > (UNIX_TIMESTAMP() - 600) * 1000",
                name);
        return Long.parseLong(found.get(0));
    }

    private static long days(double days) {
        return (long) (days * Duration.ofDays(1).toMillis());
    }

    private JsonPath export(String token) throws Exception {
        byte[] zip = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .asByteArray();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (!entries.getNextEntry().getName().equals("account.json")) {
                // other files
            }
            return JsonPath.from(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
