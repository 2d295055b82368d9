package io.vireo.identity.signup;

import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names, addresses, passwords and birth dates may be. Values are written as JSON writes them. */
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
    void shouldNotTakeForAName(String value) {
        NAMES.forEach(field -> refuse(field, '"' + value + '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u00a0", "\\u3000"})
    void shouldNotTakeABlankForAName(String value) {
        List.of("fname", "lname", "username").forEach(field -> refuse(field, '"' + value + '"'));
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
    void shouldNotTakeAUsernameThatLooksLikeAnother(String form) {
        refuse("username", '"' + form.formatted(newName()) + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void shouldNotTakeAUsernameThatIsNoPathSegment(String name) {
        refuse("username", '"' + name + '"');
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
    void shouldTakeAUsernameThatSurvivesAPath(String form) {
        String name = form.formatted(newName().substring(0, 10));

        vireo.signUp(person(name)).then().statusCode(200).body("response", equalTo(""));

        vireo.token(name);
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
    void shouldTakeNamesOfPeople(String name) {
        List.of("fname", "mname", "lname")
                .forEach(field ->
                        vireo.signUpWith(field, '"' + name + '"').then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void shouldTakeAPersonWithoutAMiddleName(String value) {
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
    void shouldNotTakeAnAddressThatIsNone(String address) {
        refuse("email", '"' + address + '"');
    }

    @Test
    void shouldTakeAnAddressOfAHundredCharactersAndNoMore() {
        String name = newName();
        String address = name + "a".repeat(64 - name.length()) + "@" + "b".repeat(31) + ".com";

        refuse("email", '"' + address.replace(".com", ".info") + '"');
        vireo.signUpWith("email", '"' + address + '"').then().statusCode(200);
        vireo.signUpWith("email", '"' + "o'brien+" + newName() + "@example.com" + '"')
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"x,7", "😀,7", "x,51", "é,37", "😀,19", "x,10000", "'',0"})
    void shouldNotTakeAPasswordOfAWrongLength(String character, int count) {
        String password = character.repeat(count);

        refuse("password", '"' + password + '"');
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
    void shouldNotTakeADayThatIsInNoCalendar(int day, int month, int year) {
        bornOn(day, month, year).then().statusCode(400).body("response.invalid-field", equalTo("birth"));
    }

    @ParameterizedTest
    @CsvSource({"31,12,1899", "1,1,0", "1,1,-1990", "1,1,9999", "1,1,2147483647", "-1,1,1990", "2147483647,1,1990"})
    void shouldNotTakeADayThatNobodyWasBornOn(int day, int month, int year) {
        bornOn(day, month, year).then().statusCode(400).body("response.invalid-field", equalTo("birth"));
    }

    @Test
    void shouldTakeADayInThePastAndNoneInTheFuture() {
        // a day more than needed: midnight may pass
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        bornOn(today.plusDays(1)).then().statusCode(400).body("response.invalid-field", equalTo("birth"));
        bornOn(today.minusDays(1)).then().statusCode(200);
        bornOn(LocalDate.of(1900, 1, 1)).then().statusCode(200);
        bornOn(LocalDate.of(2000, 2, 29)).then().statusCode(200);
    }

    /** The answer names the field and does not repeat the value. */
    private void refuse(String field, String value) {
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
