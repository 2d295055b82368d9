package io.vireo.account;

import static io.vireo.VireoClient.PASSWORD;
import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Together;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are written as JSON writes them, in a body that is complete and acceptable but for the field that a test is about. */
class SignUpIT extends ServerTest {
    private static final List<String> NAMES = List.of("fname", "mname", "lname", "username");
    private static final List<String> TEXTS = List.of("fname", "mname", "lname", "username", "email", "password");

    @ParameterizedTest
    @ValueSource(strings = {"fname", "lname", "username", "email", "password", "day", "month", "year"})
    void shouldNameTheMissingField(String field) {
        Map<String, Object> person = person(newName());
        person.remove(field);

        vireo.signUp(person).then().statusCode(400).body("response.missing-field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}", "[\"Ada\"]", "\"\\ud800\"", "\"a\\udc00b\"", "\"a\\u0000b\""})
    void shouldNameATextThatIsNone(String value) {
        TEXTS.forEach(field -> refuse(field, value, field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fname", "lname", "username", "email", "password", "day", "month", "year"})
    void shouldNotTakeNullForAValue(String field) {
        refuse(field, "null", field);
    }

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
        NAMES.forEach(field -> refuse(field, '"' + value + '"', field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u00a0", "\\u3000"})
    void shouldNotTakeABlankForAName(String value) {
        List.of("fname", "lname", "username").forEach(field -> refuse(field, '"' + value + '"', field));
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
        refuse("username", '"' + form.formatted(newName()) + '"', "username");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void shouldNotTakeAUsernameThatIsNoPathSegment(String name) {
        refuse("username", '"' + name + '"', "username");
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
                .forEach(field -> signUpWith(field, '"' + name + '"').then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void shouldTakeAPersonWithoutAMiddleName(String value) {
        Map<String, Object> person = person(newName());
        person.remove("mname");

        vireo.signUp(person).then().statusCode(200);
        signUpWith("mname", value).then().statusCode(200);
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
        refuse("email", '"' + address + '"', "email");
    }

    @Test
    void shouldTakeAnAddressOfAHundredCharactersAndNoMore() {
        String name = newName();
        String address = name + "a".repeat(64 - name.length()) + "@" + "b".repeat(31) + ".com";

        refuse("email", '"' + address.replace(".com", ".info") + '"', "email");
        signUpWith("email", '"' + address + '"').then().statusCode(200);
        signUpWith("email", '"' + "o'brien+" + newName() + "@example.com" + '"')
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"x,7", "😀,7", "x,51", "é,37", "😀,19", "x,10000", "'',0"})
    void shouldNotTakeAPasswordOfAWrongLength(String character, int count) {
        String password = character.repeat(count);

        refuse("password", '"' + password + '"', "password");
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

    @ParameterizedTest
    @ValueSource(strings = {"\"ten\"", "\"\"", "\" 1\"", "1.5", "true", "[]", "{}", "\"1\\u0000\"", "1e400"})
    void shouldNameANumberThatIsNone(String value) {
        List.of("day", "month", "year").forEach(field -> refuse(field, value, field));
    }

    @Test
    void shouldTakeStringsForNumbersAndKeepTheDay() throws Exception {
        Map<String, Object> person = person(newName());
        person.putAll(Map.of("day", "10", "month", "12", "year", "1985"));

        vireo.signUp(person).then().statusCode(200);

        assertThat(Rows.select("SELECT Birth FROM ChannelDetails WHERE Email = ?", person.get("email")))
                .containsExactly("1985-12-10");
    }

    @Test
    void shouldSayThatTheUsernameIsTakenRegardlessOfCase() {
        String name = vireo.newAccount();

        vireo.signUp(person(name)).then().statusCode(400).body("response", equalTo("username"));
        vireo.signUp(person(name.toUpperCase(Locale.ROOT)))
                .then()
                .statusCode(400)
                .body("response", equalTo("username"));
    }

    @Test
    void shouldSayThatTheAddressIsTakenRegardlessOfCaseAndLeaveTheUsernameFree() throws Exception {
        Map<String, Object> first = person(newName());
        vireo.signUp(first).then().statusCode(200);
        String name = newName();
        Map<String, Object> second = person(name);
        second.put("email", ((String) first.get("email")).toUpperCase(Locale.ROOT));

        vireo.signUp(second).then().statusCode(400).body("response", equalTo("email"));

        assertThat(Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name))
                .isEmpty();
        vireo.signUp(person(name)).then().statusCode(200);
    }

    @Test
    void shouldTellNamesWithAndWithoutAccentsApart() {
        String name = newName().substring(0, 12);

        vireo.signUp(person(name + "e")).then().statusCode(200);
        vireo.signUp(person(name + "é")).then().statusCode(200);
        vireo.signUp(person(name + "É")).then().statusCode(400).body("response", equalTo("username"));
    }

    @Test
    void shouldGiveAUsernameToOneOfTenWhoAskTogether() throws Exception {
        String name = newName();

        List<Response> answers = Together.call(10, () -> vireo.signUp(person(name)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 400))
                .hasSize(9)
                .allMatch(answer -> answer.path("response").equals("username"));
        vireo.token(name);
    }

    @Test
    void shouldGiveAnAddressToOneOfTenWhoAskTogether() throws Exception {
        String address = newName() + "@example.com";
        List<Map<String, Object>> people = IntStream.range(0, 10)
                .mapToObj(i -> person(newName()))
                .peek(person -> person.put("email", address))
                .toList();

        List<Response> answers = Together.call(people.stream()
                .<Callable<Response>>map(person -> () -> vireo.signUp(person))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 400))
                .hasSize(9)
                .allMatch(answer -> answer.path("response").equals("email"));
        for (Map<String, Object> person : people) {
            boolean taken =
                    vireo.signIn((String) person.get("username"), PASSWORD).statusCode() == 200;
            assertThat(vireo.signUp(person((String) person.get("username"))).statusCode())
                    .isEqualTo(taken ? 400 : 200);
        }
    }

    private void refuse(String field, String value, String named) {
        signUpWith(field, value)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo(named))
                .body(not(containsString("passwd")))
                .body(not(containsString("script")));
    }

    private Response signUpWith(String field, String value) {
        JsonObject others =
                Json.createObjectBuilder(person(newName())).remove(field).build();
        String body = others.toString();
        return vireo.json()
                .body(body.substring(0, body.length() - 1) + ",\"" + field + "\":" + value + "}")
                .post("/sign_up");
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
