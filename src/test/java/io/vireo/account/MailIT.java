package io.vireo.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.ServerTest;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailIT extends ServerTest {
    @Test
    void shouldWelcomeWithALinkThatConfirmsTheAddress() {
        Map<String, Object> person = VireoClient.person(VireoClient.newName());
        vireo.signUp(person).then().statusCode(200);
        String address = String.valueOf(person.get("email"));

        MimeMessage mail = TestMail.await(address, "Welcome to Vireo");

        assertThat(TestMail.text(mail)).contains(String.valueOf(person.get("username")));
        String token = TestMail.token(mail, "/email/verify");
        vireo.request().get("/email/verify?token={token}", token).then().statusCode(200);
        vireo.request().get("/email/verify?token={token}", token).then().statusCode(400);
    }
}
