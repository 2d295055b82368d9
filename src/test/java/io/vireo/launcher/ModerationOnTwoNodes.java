package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.Staff;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moderation on the nodes of {@link TwoNodesIT}. */
abstract class ModerationOnTwoNodes {
    /** The settings of the nodes. */
    static final Map<String, String> SETTINGS =
            Map.of("VIREO_ADMIN_CHANNELS", "boss", "VIREO_JOBS_LEASE", "PT5S", "VIREO_MAIL_RETRY", "PT1S");

    private static String admin;

    private final Nodes nodes = TwoNodesIT.nodes;
    private final VireoProcess a = TwoNodesIT.a;
    private final VireoProcess b = TwoNodesIT.b;

    private VireoClient onA;
    private VireoClient onB;
    private String moderator;
    private String name;
    private String token;

    @BeforeAll
    static void signUpAdministrator() {
        VireoClient client = TwoNodesIT.a.client();
        String name = SETTINGS.get("VIREO_ADMIN_CHANNELS");
        client.signUp(VireoClient.person(name)).then().statusCode(200);
        admin = client.token(name);
    }

    @BeforeEach
    void signUpModerator() {
        onA = a.client();
        onB = onA.at(b.base());
        String other = onA.newAccount();
        moderator = onB.token(other);
        new Staff(onA).changeRole(admin, other, "moderator", PASSWORD).then().statusCode(200);
        name = onA.newAccount();
        token = onA.token(name);
    }

    @Test
    void shouldApplyADemotionToTheNextCallOnEveryNode() {
        String demoted = onA.newAccount();
        String own = onA.token(demoted);
        for (int round = 0; round < 3; round++) {
            new Staff(onA)
                    .changeRole(admin, demoted, "moderator", PASSWORD)
                    .then()
                    .statusCode(200);
            onB.request()
                    .header("Authorization", own)
                    .get("/moderation/queue")
                    .then()
                    .statusCode(200);
            new Staff(onB).changeRole(admin, demoted, "user", PASSWORD).then().statusCode(200);
            onA.request()
                    .header("Authorization", own)
                    .get("/moderation/queue")
                    .then()
                    .statusCode(403);
        }
    }

    /** Caches are bounded by time: a request sent a second after the act must not see the video, however slow the machine is. */
    @Test
    void shouldHideOnTheOtherNodeWithinASecond() throws Exception {
        String blocked = onA.published(token, "Blocked on A");
        String other = onA.published(token, "Suspended on A");
        for (String hash : List.of(blocked, other)) {
            List<String> paths = List.of("/v/" + hash, "/video/d/" + hash, "/thumbnails/" + hash);
            paths.forEach(path -> onB.request().get(path).then().statusCode(200));
            assertThat(hashes("/videos/channel/" + name)).contains(hash);
            awaitFound(hash);

            if (hash.equals(blocked)) {
                new Staff(onA).decide(moderator, "video", hash, "hide").then().statusCode(200);
            } else {
                new Staff(onA)
                        .changeStanding(moderator, name, Map.of("standing", "suspended", "reason", "The rules"))
                        .then()
                        .statusCode(200);
            }
            long changed = System.nanoTime();
            // requests in between keep the caches of B in use
            while (System.nanoTime() - changed < TimeUnit.MILLISECONDS.toNanos(1000)) {
                paths.forEach(path -> onB.request().get(path));
                onB.request().get("/videos/channel/" + name);
                onB.request().get("/search/all/on A");
            }

            paths.forEach(path -> assertThat(onB.request().get(path).statusCode())
                    .as(path)
                    .isEqualTo(path.startsWith("/video/d/") ? 400 : 404));
            assertThat(hashes("/videos/all?limit=100")).doesNotContain(hash);
            assertThat(hashes("/search/all/on A")).doesNotContain(hash);
        }
        onB.request().get("/videos/channel/{name}", name).then().statusCode(404);
        onB.channel(name).then().statusCode(404);
        assertThat(hashes("/search/channel/" + name)).isEmpty();
        onB.announce(token, "More", "").then().statusCode(403);

        new Staff(onB)
                .changeStanding(moderator, name, Map.of("standing", "good", "reason", ""))
                .then()
                .statusCode(200);
        awaitFound(other);
        assertThat(hashes("/videos/channel/" + name)).containsExactly(other);
    }

    private void awaitFound(String hash) throws Exception {
        Await.until("the search", () -> hashes("/search/all/on A").contains(hash));
    }

    private List<Object> hashes(String path) {
        return onB.list(path).stream().map(body -> body.get("thumbnail")).toList();
    }

    /** The node of the decision cannot send mails and is killed after it. */
    @Test
    void shouldInformOwnerAndReportersOnceAfterAKill() throws Exception {
        Map<String, String> expected = new LinkedHashMap<>();
        String hash = onA.published(account(expected, "A decision of our moderators"), "Hills");
        for (int i = 0; i < 5; i++) {
            new Staff(onA)
                    .report(account(expected, "Your report was reviewed"), "video", hash, "spam")
                    .then()
                    .statusCode(200);
        }
        String noServer = String.valueOf(VireoProcess.freePort());
        try (VireoProcess killed = nodes.start(Map.of("VIREO_MAIL_PORT", noServer))) {
            new Staff(onA.at(killed.base()))
                    .decide(moderator, "video", hash, "hide")
                    .then()
                    .statusCode(200);
            killed.kill();
        }

        Await.until(
                "the mails",
                Duration.ofMinutes(2),
                () -> expected.entrySet().stream().allMatch(mail -> received(mail.getKey(), mail.getValue())));
        expected.forEach(TestMail::await);
        onA.video(hash).then().statusCode(404);
        assertThat(onA.request()
                        .header("Authorization", moderator)
                        .get("/moderation/log?limit=100")
                        .jsonPath()
                        .getList("response.findAll { it.subject.id == '" + hash + "' }"))
                .hasSize(1);
    }

    /** Creates an account that is to receive a mail, and returns its token. */
    private String account(Map<String, String> mails, String subject) {
        Map<String, Object> person = VireoClient.person(VireoClient.newName());
        onA.signUp(person).then().statusCode(200);
        mails.put(String.valueOf(person.get("email")), subject);
        return onA.token(String.valueOf(person.get("username")));
    }

    private static boolean received(String address, String subject) {
        return TestMail.received(address).stream()
                .anyMatch(mail -> TestMail.header(mail, "Subject").equals(subject));
    }
}
