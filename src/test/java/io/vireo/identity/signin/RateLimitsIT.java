package io.vireo.identity.signin;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rate limits other than that per address and username; {@link io.vireo.TestServer} sets them. Each client has its own address. */
class RateLimitsIT extends ServerTest {
    private static final int FAILURES_PER_ACCOUNT = 12;
    private static final int FAILURES_PER_ADDRESS = 20;
    private static final int SIGN_UPS_PER_ADDRESS = 100;
    private static final int ANNOUNCEMENTS_PER_CHANNEL = 200;
    private static final int EMAIL_CHANGES_PER_CHANNEL = 5;

    @Test
    void shouldLimitFailuresOfManyAddressesOnOneUsernameButNotTheOwner() {
        String name = vireo.newAccount();
        vireo.signedIn(name);

        attackFromManyAddresses(name);

        assertRateLimited(new VireoClient(base()).signIn(name, PASSWORD));
        vireo.signIn(name, PASSWORD).then().statusCode(200);
        new VireoClient(base()).signIn(vireo.newAccount(), PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldLimitFailuresOnAnUnknownUsernameAlike() {
        String unknownName = VireoClient.newName();

        attackFromManyAddresses(unknownName);

        assertRateLimited(new VireoClient(base()).signIn(unknownName, PASSWORD));
    }

    @Test
    void shouldLimitFailuresOfOneAddressButNotAnOwnerWithThatTrustedAddress() {
        String name = vireo.newAccount();
        String otherName = vireo.newAccount();
        withForgedAddress(0).signIn(name, PASSWORD).then().statusCode(200);

        for (int i = 0; i < FAILURES_PER_ADDRESS; i++) {
            withForgedAddress(i)
                    .signIn(VireoClient.newName(), PASSWORD)
                    .then()
                    .statusCode(402)
                    .body("response.try-left", equalTo(4));
        }

        assertRateLimited(withForgedAddress(77).signIn(VireoClient.newName(), PASSWORD));
        assertRateLimited(withForgedAddress(78).signIn(otherName, PASSWORD));
        withForgedAddress(79).signIn(name, PASSWORD).then().statusCode(200);
        vireo.signIn(otherName, PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldCountAnIPv6NetworkAsOneAddress() {
        String name = vireo.newAccount();

        for (int i = 4; i >= 0; i--) {
            VireoClient.from(base(), "2001:db8:1:1::" + (i + 1))
                    .signIn(name, "wrong password")
                    .then()
                    .statusCode(402)
                    .body("response.try-left", equalTo(i));
        }

        VireoClient.from(base(), "2001:db8:1:1:ffff::1")
                .signIn(name, PASSWORD)
                .then()
                .statusCode(403);
        VireoClient.from(base(), "2001:db8:1:2::1")
                .signIn(name, PASSWORD)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldLimitSignUpsPerAddress() throws Exception {
        Map<String, Object> existing = VireoClient.person(vireo.signedUp());

        Map<Integer, Long> answers = inParallel(SIGN_UPS_PER_ADDRESS + 20, () -> vireo.signUp(existing));

        assertThat(answers).containsEntry(400, SIGN_UPS_PER_ADDRESS - 1L).containsEntry(429, 21L);
        assertRateLimited(vireo.signUp(VireoClient.person(VireoClient.newName())));
        new VireoClient(base()).newAccount();
    }

    @Test
    void shouldLimitAnnouncementsPerChannelFromAnyAddress() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String other = vireo.token(vireo.newAccount());

        Map<Integer, Long> answers =
                inParallel(ANNOUNCEMENTS_PER_CHANNEL + 20, () -> new VireoClient(base()).announce(token, "title", ""));

        assertThat(answers).containsEntry(200, (long) ANNOUNCEMENTS_PER_CHANNEL).containsEntry(429, 20L);
        assertRateLimited(vireo.announce(token, "title", ""));
        vireo.announce(other, "title", "").then().statusCode(200);
    }

    @Test
    void shouldLimitEmailChangesButNoOtherProfileChanges() {
        Map<String, Object> person = VireoClient.person(VireoClient.newName());
        vireo.signUp(person).then().statusCode(200);
        String name = (String) person.get("username");
        String token = vireo.token(name);
        for (int i = 0; i < EMAIL_CHANGES_PER_CHANNEL; i++) {
            vireo.changeProfile(token, name, Map.of("email", VireoClient.newName() + "@example.org"))
                    .then()
                    .statusCode(200);
        }

        assertRateLimited(vireo.changeProfile(token, name, Map.of("email", VireoClient.newName() + "@example.org")));
        vireo.changeProfile(token, name, Map.of("fname", "Ada", "email", person.get("email")))
                .then()
                .statusCode(200);
    }

    private void attackFromManyAddresses(String name) {
        for (int i = 0; i < FAILURES_PER_ACCOUNT / 3; i++) {
            VireoClient attacker = new VireoClient(base());
            for (int left = 4; left > 1; left--) {
                attacker.signIn(name, "wrong password").then().statusCode(402).body("response.try-left", equalTo(left));
            }
        }
    }

    /** Returns a client with one address; the client itself has forged the preceding entry of {@code X-Forwarded-For}. */
    private VireoClient withForgedAddress(int forged) {
        return VireoClient.from(base(), "203.0.113." + forged + ", 192.0.2.99");
    }

    private static void assertRateLimited(Response answer) {
        answer.then().statusCode(429).body("response", equalTo("too-many-requests"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30 * 24 * 3600);
    }

    /** Returns the number of responses per status. */
    private static Map<Integer, Long> inParallel(int times, Callable<Response> call) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Response>> calls =
                    IntStream.range(0, times).mapToObj(i -> call).toList();
            return clients.invokeAll(calls).stream()
                    .map(RateLimitsIT::get)
                    .collect(Collectors.groupingBy(Response::statusCode, Collectors.counting()));
        } finally {
            clients.shutdownNow();
        }
    }

    private static Response get(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
