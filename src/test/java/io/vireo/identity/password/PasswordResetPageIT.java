package io.vireo.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.vireo.TestMail;
import io.vireo.identity.email.MailTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The password reset page, which works without JavaScript. */
class PasswordResetPageIT extends MailTest {
    private static final String FORM = "**.find { it.name() == 'input' && it.@name == 'token' }.@value";
    private static final String TITLE = "**.find { it.name() == 'h1' }";
    private static final String INVALID_LINK = "This link does not work any more";

    @Test
    void shouldResetAPasswordWithTheForm() {
        String token = requestedToken();

        page(token)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(FORM, equalTo(token))
                .body("**.find { it.name() == 'form' }.@action", equalTo("./reset"))
                .body(not(containsString("<script")));
        page(token).then().statusCode(200);
        send(token, "zu kurz").then().statusCode(400).body(FORM, equalTo(token));
        send(token, name).then().statusCode(400).body(FORM, equalTo(token));
        send(token, "b\u00e4ttery & staple=+").then().statusCode(200).body(TITLE, equalTo("Your password is changed"));

        vireo.signIn(name, "b\u00e4ttery & staple=+").then().statusCode(200);
        send(token, "another staple").then().statusCode(400).body(TITLE, equalTo(INVALID_LINK));
        page(token).then().statusCode(400).body(TITLE, equalTo(INVALID_LINK));
    }

    @Test
    void shouldSendHeadersThatProtectTheToken() {
        page(requestedToken())
                .then()
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'"))
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex");
    }

    @Test
    void shouldMailALinkOnRequest() {
        signUp();
        vireo.request().get("/reset").then().statusCode(200).body(containsString("name=\"email\""));
        for (String recipient : new String[] {address, "nobody@example.com", "no address"}) {
            vireo.request()
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("email", recipient)
                    .post("/reset")
                    .then()
                    .statusCode(200)
                    .body(containsString("a link is on its way"));
        }
        assertThat(TestMail.token(TestMail.await(address, "Choose a new password"), "/reset"))
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?token=", "?token=AAAA", "?token=%00%0d%0a", "?token=%22%3E%3Cscript%3E"})
    void shouldRejectAGuessedLink(String query) {
        vireo.request()
                .urlEncodingEnabled(false)
                .get("/reset" + query)
                .then()
                .statusCode(400)
                .body(TITLE, equalTo(INVALID_LINK))
                .body(not(containsString("<script")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token",
                "token=%",
                "token=%zz&password=",
                "password=battery+staple",
                "{}",
                "&&=&",
                "token=\u0000"
            })
    void shouldTreatAMalformedFormAsAnInvalidLink(String body) {
        vireo.request()
                .contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/reset")
                .then()
                .statusCode(400)
                .body(TITLE, equalTo(INVALID_LINK));
    }

    private String requestedToken() {
        signUp();
        forgot(address).then().statusCode(200);
        return TestMail.token(TestMail.await(address, "Choose a new password"), "/reset");
    }

    private Response page(String token) {
        return vireo.request().get("/reset?token={token}", token);
    }

    private Response send(String token, String password) {
        Response sent = vireo.request()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("token", token)
                .formParam("password", password)
                .post("/reset");
        assertThat(sent.contentType()).startsWith("text/html");
        return sent;
    }
}
