package io.vireo.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.path.json.JsonPath;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to channels. */
class SubscriptionIT extends ServerTest {
    private String name;
    private String token;
    private SubscriptionCalls own;

    @BeforeEach
    void signUp() {
        name = vireo.newAccount();
        token = vireo.token(name);
        own = new SubscriptionCalls(vireo, token);
    }

    @Test
    void shouldSubscribeAndUnsubscribe() throws Exception {
        String channel = vireo.newAccount();
        own.get(channel).then().statusCode(200).body("response.subscribed", equalTo(false));
        for (boolean bell : new boolean[] {false, true, true}) {
            own.subscribe(channel, bell)
                    .then()
                    .statusCode(200)
                    .body("response.subscribed", equalTo(true))
                    .body("response.bell", equalTo(bell))
                    .body("response.subscribers", equalTo(1));
        }
        own.list()
                .then()
                .statusCode(200)
                .body("response.channel", contains(channel))
                .body("response[0].type", equalTo("channel"))
                .body("response[0].bell", equalTo(true))
                .body("response[0].since", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        awaitSubscribers(channel, 1);

        for (int i = 0; i < 2; i++) {
            own.unsubscribe(channel)
                    .then()
                    .statusCode(200)
                    .body("response.subscribed", equalTo(false))
                    .body("response.bell", equalTo(false))
                    .body("response.subscribers", equalTo(0));
        }
        own.list().then().body("response", empty());
        awaitSubscribers(channel, 0);
    }

    private void awaitSubscribers(String channel, int number) throws Exception {
        Await.until(
                "the number of subscribers",
                () -> vireo.channel(channel).jsonPath().getInt("response.subscribers") == number);
    }

    @Test
    void shouldRejectInvalidSubscriptions() {
        own.subscribe(name, true).then().statusCode(400).body("response", equalTo("own-channel"));
        own.subscribe("no-such-channel", true).then().statusCode(404).body("response", equalTo("channel"));
        String channel = vireo.newAccount();
        for (String body : List.of("{}", "{\"bell\":null}", "{\"bell\":1}", "{\"bell\":\"true\"}")) {
            vireo.json()
                    .header("Authorization", token)
                    .body(body)
                    .put("/c/{name}/subscription", channel)
                    .then()
                    .statusCode(400);
        }
        own.get(channel).then().body("response.subscribed", equalTo(false));
        vireo.request().get("/me/subscriptions").then().statusCode(400).body("response", equalTo("token"));
        vireo.request().get("/me/feed").then().statusCode(400).body("response", equalTo("token"));
    }

    @Test
    void shouldListByNameInPages() {
        List<String> channels =
                IntStream.range(0, 9).mapToObj(i -> vireo.newAccount()).sorted().toList();
        channels.forEach(channel -> own.subscribe(channel, false).then().statusCode(200));

        assertThat(own.paged("/me/subscriptions", 2, "channel", () -> {})).isEqualTo(channels);
        assertThat(own.paged("/me/subscriptions", 9, "channel", () -> {})).isEqualTo(channels);
    }

    @Test
    void shouldEndSubscriptionsByABlock() throws Exception {
        String channel = vireo.newAccount();
        String channelToken = vireo.token(channel);
        SubscriptionCalls channels = new SubscriptionCalls(vireo, channelToken);
        own.subscribe(channel, true).then().statusCode(200);
        channels.subscribe(name, true).then().statusCode(200);

        vireo.request()
                .header("Authorization", channelToken)
                .put("/me/blocks/{name}", name)
                .then()
                .statusCode(200);

        own.list().then().body("response", empty());
        channels.list().then().body("response", empty());
        own.subscribe(channel, true).then().statusCode(403).body("response", equalTo("not-allowed"));
        channels.subscribe(name, true).then().statusCode(403).body("response", equalTo("not-allowed"));
        awaitSubscribers(channel, 0);
        vireo.request()
                .header("Authorization", channelToken)
                .delete("/me/blocks/{name}", name)
                .then()
                .statusCode(200);
        own.subscribe(channel, true).then().statusCode(200);
    }

    /** Blocks and subscriptions at the same time: a blocked channel never stays subscribed. */
    @Test
    void shouldNotSubscribeDuringABlock() throws Exception {
        for (int round = 0; round < 10; round++) {
            String channel = vireo.newAccount();
            String channelToken = vireo.token(channel);
            Together.call(List.<Callable<Integer>>of(
                    () -> own.subscribe(channel, true).statusCode(),
                    () -> vireo.request()
                            .header("Authorization", channelToken)
                            .put("/me/blocks/{name}", name)
                            .statusCode()));
            own.get(channel).then().statusCode(200).body("response.subscribed", equalTo(false));
        }
    }

    @Test
    void shouldHideSuspendedChannels() throws Exception {
        String channel = vireo.newAccount();
        own.subscribe(channel, false).then().statusCode(200);
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        staff.changeStanding(moderator, channel, Map.of("standing", "suspended", "reason", "The rules"))
                .then()
                .statusCode(200);
        own.list().then().body("response", empty());
        own.get(channel).then().statusCode(404).body("response", equalTo("channel"));
        own.subscribe(channel, false).then().statusCode(404);

        staff.changeStanding(moderator, channel, Map.of("standing", "good", "reason", ""))
                .then()
                .statusCode(200);
        own.list().then().body("response.channel", contains(channel));
    }

    @Test
    void shouldCountEachSubscriberOnceWhenManyCallsOverlap() throws Exception {
        String channel = vireo.newAccount();
        List<SubscriptionCalls> subscribers = IntStream.range(0, 4)
                .mapToObj(i -> new SubscriptionCalls(vireo, vireo.token(vireo.newAccount())))
                .toList();
        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    int worst = 200;
                    for (int j = 0; j < 10; j++) {
                        SubscriptionCalls subscriber = subscribers.get(i % 4);
                        worst = Math.max(
                                worst,
                                ((i + j) % 3 == 0
                                                ? subscriber.unsubscribe(channel)
                                                : subscriber.subscribe(channel, j % 2 == 0))
                                        .statusCode());
                    }
                    return worst;
                })
                .toList();

        assertThat(Together.call(calls)).containsOnly(200);

        int subscribed = 0;
        for (SubscriptionCalls subscriber : subscribers) {
            subscribed += subscriber.get(channel).jsonPath().getBoolean("response.subscribed") ? 1 : 0;
        }
        own.get(channel).then().body("response.subscribers", equalTo(subscribed));
        awaitSubscribers(channel, subscribed);
    }

    @Test
    void shouldLimitSubscriptions() throws Exception {
        Rows.change(
                "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since)"
                        + " SELECT ChannelID, 1000000000 + seq, 0, 0 FROM Channels, seq_1_to_1999 WHERE Username = ?",
                name);
        String channel = vireo.newAccount();
        own.subscribe(channel, false).then().statusCode(200);
        own.subscribe(channel, true).then().statusCode(200);
        own.subscribe(vireo.newAccount(), false)
                .then()
                .statusCode(409)
                .body("response", equalTo("too-many-subscriptions"));
    }

    @Test
    void shouldExportSubscriptionsAndRemoveThemWithTheAccount() throws Exception {
        String channel = vireo.newAccount();
        String fan = vireo.newAccount();
        own.subscribe(channel, true).then().statusCode(200);
        new SubscriptionCalls(vireo, vireo.token(fan))
                .subscribe(name, false)
                .then()
                .statusCode(200);

        JsonPath account = JsonPath.from(account());
        assertThat(account.getList("subscriptions.channel")).containsExactly(channel);
        assertThat(account.getBoolean("subscriptions[0].bell")).isTrue();

        String id = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name)
                .get(0);
        vireo.deleteAccount(token, name, VireoClient.PASSWORD).then().statusCode(200);
        new SubscriptionCalls(vireo, vireo.token(fan)).list().then().body("response", empty());
        Await.until(
                "the clean-up",
                () -> Rows.select("SELECT 1 FROM Subscriptions WHERE SubscriberID = ? OR ChannelID = ?", id, id)
                        .isEmpty());
        awaitSubscribers(channel, 0);
    }

    private String account() throws Exception {
        byte[] export = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .asByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export))) {
            while (!zip.getNextEntry().getName().equals("account.json")) {
                zip.closeEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
