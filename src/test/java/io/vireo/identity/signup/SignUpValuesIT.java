package io.vireo.identity.signup;

import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of names, e-mail addresses, passwords and birth dates. Values are escaped as in JSON. */
class SignUpValuesIT extends ServerTest {
    private static final List<String> NAMES = List.of("fname", "mname", "lname", "username");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a*b",
                "(a",
                "a)",
                "a\\\\b",
                "a:b",
                "{a",
                "a}",
                "a|b",
                "<a",
                "a>",
                "a\\nb",
                "a\\tb",
                "a\\u0001b",
                "a\\u007fb",
                "a\\u0085b",
                "abcdefghijklmnopqrstuvwxyz",
                "<script>",
                "../../etc/passwd"
            })
    void shouldRejectInvalidNames(String value) {
        NAMES.forEach(field -> assertRejected(field, '"' + value + '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u00a0", "\\u3000"})
    void shouldRejectBlankNames(String value) {
        List.of("fname", "lname", "username").forEach(field -> assertRejected(field, '"' + value + '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u3164",
                "\\u2800",
                "\\u115f",
                "\\u1160",
                "\\uffa0",
                "\\u034f",
                "\\ufe0f",
                "\\u00ad",
                "\\u061c",
                "\\u17b4",
                "\\u180b",
                "\\u180e",
                "\\u180f",
                "\\u200b",
                "\\u2060",
                "\\u2065",
                "\\ufeff",
                "\\ufff0",
                "\\ud834\\udd59",
                "\\ud834\\udd73",
                "\\udb40\\udc20",
                "\\udb40\\udd00",
                "\\u3164 \\u2800\\ufe0f\\u3164"
            })
    void shouldRejectNamesWithoutVisibleCharacters(String value) {
        String account = vireo.newAccount();
        List.of("fname", "lname", "username").forEach(field -> assertRejected(field, '"' + value + '"'));
        vireo.json()
                .header("Authorization", vireo.token(account))
                .body("{\"fname\": \"" + value + "\"}")
                .patch("/c/{name}", account)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("fname"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u2800", "\u115f", "\uffa0", "\u034f", "\ufe0f", "\udb40\udd00", "\ufe0f\u3164"})
    void shouldRejectUsernamesThatDifferOnlyInInvisibleCharacters(String invisible) {
        String plain = newName();
        String other = newName();
        vireo.signUp(person(plain)).then().statusCode(200);
        vireo.signUp(person(other + invisible)).then().statusCode(200);

        assertUsernameTaken(plain + invisible);
        assertUsernameTaken(plain.substring(0, 5) + invisible + plain.substring(5));
        assertUsernameTaken(plain.toUpperCase(Locale.ROOT) + invisible);
        assertUsernameTaken(other);
        assertUsernameTaken(other + invisible + invisible);
        vireo.signIn(other + invisible, VireoClient.PASSWORD).then().statusCode(200);
    }

    /** Invisible characters do not bypass the reservation. */
    @Test
    void shouldReserveTheUsernameOfADeletedAccountInEverySpelling() {
        String name = vireo.newAccount();
        vireo.deleteAccount(vireo.token(name), name, VireoClient.PASSWORD)
                .then()
                .statusCode(200);

        assertUsernameTaken(name + "\u3164");
    }

    private void assertUsernameTaken(String name) {
        vireo.signUp(person(name)).then().statusCode(400).body("response", equalTo("username"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " %s",
                "%s ",
                "\\u00a0%s",
                "%s\\u2003",
                "%s\\u3000",
                "%s\\u200b",
                "\\u202e%s",
                "%s\\ufeff",
                "%s\\ue000"
            })
    void shouldRejectUsernamesThatLookLikeOthers(String form) {
        assertRejected("username", '"' + form.formatted(newName()) + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "...", "....", "........................."})
    void shouldRejectUsernamesOfDots(String name) {
        assertRejected("username", '"' + name + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien %s",
                "%s \"Ada\"",
                "Ünï %s",
                "😀%s",
                "-- %s",
                "%s;",
                "%s?a=b",
                "%s#a",
                "100%% %s",
                "%%2e%s",
                "..%s",
                "%s+",
                "%s&",
                "%s=~!@$,[]^`"
            })
    void shouldAcceptUsernamesThatCanBePathSegments(String form) {
        String name = form.formatted(newName().substring(0, 10));

        vireo.signUp(person(name)).then().statusCode(200).body("response", equalTo(""));

        vireo.signedIn(name);
        assertThat(vireo.list("/videos/channel/{name}", name)).isEmpty();
        vireo.request().get("/channel/picture/{name}", name).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien",
                "d\\\"Arc",
                "José María",
                "李",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "a;b%20&c"
            })
    void shouldAcceptNamesOfPeople(String name) {
        List.of("fname", "mname", "lname")
                .forEach(field ->
                        vireo.signUpWith(field, '"' + name + '"').then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void shouldAcceptAMissingMiddleName(String value) {
        Map<String, Object> person = person(newName());
        person.remove("mname");

        vireo.signUp(person).then().statusCode(200);
        vireo.signUpWith("mname", value).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "@",
                "a@",
                "@example.com",
                "a b@example.com",
                " a@example.com",
                "a@example.com ",
                "a@b@example.com",
                "a@example..com",
                "a@-",
                "a\\n@example.com",
                "a@example.com\\u0000",
                "a@example.com\\r\\nBcc: b@example.com"
            })
    void shouldRejectInvalidEmailAddresses(String address) {
        assertRejected("email", '"' + address + '"');
    }

    @Test
    void shouldAcceptEmailAddressesOfUpToAHundredCharacters() {
        String name = newName();
        String address = name + "a".repeat(64 - name.length()) + "@" + "b".repeat(31) + ".com";

        assertRejected("email", '"' + address.replace(".com", ".info") + '"');
        vireo.signUpWith("email", '"' + address + '"').then().statusCode(200);
        vireo.signUpWith("email", '"' + "o'brien+" + newName() + "@example.com" + '"')
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"x,7", "😀,7", "x,51", "é,37", "😀,19", "x,10000", "'',0"})
    void shouldRejectPasswordsOfInvalidLength(String character, int count) {
        String password = character.repeat(count);

        assertRejected("password", '"' + password + '"');
    }

    @ParameterizedTest
    @CsvSource({"x,8", "😀,8", "x,50", "é,36", "😀,18", "' ',8", "'\"',9", "\\,9"})
    void shouldSignInWithAPasswordOfAnAllowedLength(String character, int count) {
        Map<String, Object> person = person(newName());
        person.put("password", character.repeat(count));

        vireo.signUp(person).then().statusCode(200);

        vireo.signIn((String) person.get("username"), character.repeat(count))
                .then()
                .statusCode(200);
        vireo.signIn((String) person.get("username"), character.repeat(count - 1))
                .then()
                .statusCode(402);
    }

    @ParameterizedTest
    @CsvSource({"30,2,1990", "29,2,1991", "29,2,1900", "31,4,1990", "0,1,1990", "1,0,1990", "1,13,1990", "32,1,1990"})
    void shouldRejectNonexistentBirthDates(int day, int month, int year) {
        bornOn(day, month, year).then().statusCode(400).body("response.invalid-field", equalTo("birth"));
    }

    @ParameterizedTest
    @CsvSource({"31,12,1899", "1,1,0", "1,1,-1990", "1,1,9999", "1,1,2147483647", "-1,1,1990", "2147483647,1,1990"})
    void shouldRejectImplausibleBirthDates(int day, int month, int year) {
        bornOn(day, month, year).then().statusCode(400).body("response.invalid-field", equalTo("birth"));
    }

    @Test
    void shouldAcceptBirthDatesInThePastOnly() {
        // a day more than needed, because midnight may pass during the test
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        bornOn(today.plusDays(1)).then().statusCode(400).body("response.invalid-field", equalTo("birth"));
        bornOn(today.minusDays(1)).then().statusCode(200);
        bornOn(LocalDate.of(1900, 1, 1)).then().statusCode(200);
        bornOn(LocalDate.of(2000, 2, 29)).then().statusCode(200);
    }

    /** The test server runs in the time zone of Samoa, which skipped 2011-12-30; other time zones skipped a midnight. */
    @ParameterizedTest
    @ValueSource(strings = {"2011-12-30", "2011-12-29", "1900-01-01", "1985-12-10"})
    void shouldStoreABirthDateRegardlessOfTheTimeZone(LocalDate day) throws Exception {
        Map<String, Object> person = person(newName());
        person.putAll(Map.of("day", day.getDayOfMonth(), "month", day.getMonthValue(), "year", day.getYear()));
        vireo.signUp(person).then().statusCode(200);
        String name = (String) person.get("username");

        assertThat(Rows.select(
                        "SELECT d.Birth FROM ChannelDetails d JOIN Channels c USING (ChannelID) WHERE c.Username = ?",
                        name))
                .containsExactly(day.toString());
        byte[] export = vireo.request()
                .header("Authorization", vireo.token(name))
                .get("/c/{name}/export", name)
                .asByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export))) {
            zip.getNextEntry();
            assertThat(new String(zip.readAllBytes(), UTF_8)).contains('"' + day.toString() + '"');
        }
    }

    /** Asserts that the response names the field and does not contain the value. */
    private void assertRejected(String field, String value) {
        vireo.signUpWith(field, value)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo(field))
                .body(not(containsString("passwd")))
                .body(not(containsString("script")));
    }

    private Response bornOn(LocalDate day) {
        return bornOn(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private Response bornOn(int day, int month, int year) {
        Map<String, Object> person = person(newName());
        person.putAll(Map.of("day", day, "month", month, "year", year));
        return vireo.signUp(person);
    }
}
