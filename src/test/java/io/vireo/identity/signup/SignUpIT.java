package io.vireo.identity.signup;

import static io.vireo.VireoClient.PASSWORD;
import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are escaped as in JSON. */
class SignUpIT extends ServerTest {
    private static final List<String> TEXTS = List.of("fname", "mname", "lname", "username", "email", "password");

    @ParameterizedTest
    @ValueSource(strings = {"fname", "lname", "username", "email", "password", "day", "month", "year"})
    void shouldReportTheMissingField(String field) {
        Map<String, Object> person = person(newName());
        person.remove(field);

        vireo.signUp(person).then().statusCode(400).body("response.missing-field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}", "[\"Ada\"]", "\"\\ud800\"", "\"a\\udc00b\"", "\"a\\u0000b\""})
    void shouldReportAFieldThatIsNoValidText(String value) {
        TEXTS.forEach(field -> assertRejected(field, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fname", "lname", "username", "email", "password", "day", "month", "year"})
    void shouldRejectNull(String field) {
        assertRejected(field, "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ten\"", "\"\"", "\" 1\"", "1.5", "true", "[]", "{}", "\"1\\u0000\"", "1e400"})
    void shouldReportAFieldThatIsNoInteger(String value) {
        List.of("day", "month", "year").forEach(field -> assertRejected(field, value));
    }

    @Test
    void shouldAcceptNumericStringsAndStoreTheDate() throws Exception {
        Map<String, Object> person = person(newName());
        person.putAll(Map.of("day", "10", "month", "12", "year", "1985"));

        vireo.signUp(person).then().statusCode(200);

        assertThat(Rows.select("SELECT Birth FROM ChannelDetails WHERE Email = ?", person.get("email")))
                .containsExactly("1985-12-10");
    }

    @Test
    void shouldReportATakenUsernameRegardlessOfCase() {
        String name = vireo.newAccount();

        vireo.signUp(person(name)).then().statusCode(400).body("response", equalTo("username"));
        vireo.signUp(person(name.toUpperCase(Locale.ROOT)))
                .then()
                .statusCode(400)
                .body("response", equalTo("username"));
    }

    @Test
    void shouldReportATakenEmailRegardlessOfCaseAndLeaveTheUsernameFree() throws Exception {
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
    void shouldDistinguishUsernamesByAccents() {
        String name = newName().substring(0, 12);

        vireo.signUp(person(name + "e")).then().statusCode(200);
        vireo.signUp(person(name + "é")).then().statusCode(200);
        vireo.signUp(person(name + "É")).then().statusCode(400).body("response", equalTo("username"));
    }

    @Test
    void shouldGiveAUsernameToOneOfTenConcurrentSignUps() throws Exception {
        String name = newName();

        List<Response> answers = Together.call(10, () -> vireo.signUp(person(name)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 400))
                .hasSize(9)
                .allMatch(answer -> answer.path("response").equals("username"));
        vireo.signedIn(name);
    }

    @Test
    void shouldGiveAnEmailToOneOfTenConcurrentSignUps() throws Exception {
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
            boolean signedUp =
                    vireo.signIn((String) person.get("username"), PASSWORD).statusCode() == 200;
            assertThat(vireo.signUp(person((String) person.get("username"))).statusCode())
                    .isEqualTo(signedUp ? 400 : 200);
        }
    }

    private void assertRejected(String field, String value) {
        vireo.signUpWith(field, value).then().statusCode(400).body("response.invalid-field", equalTo(field));
    }
}
