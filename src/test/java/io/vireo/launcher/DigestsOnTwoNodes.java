package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Daily digests on the nodes of {@link TwoNodesIT}. */
abstract class DigestsOnTwoNodes {
    /** The settings of the nodes: digests are due at any time of the day. */
    static final Map<String, String> SETTINGS =
            Map.of("VIREO_INBOX_DIGEST_HOUR", "0", "VIREO_INBOX_DIGEST_CHECK", "PT1S");

    private static final int ACCOUNTS = 4;
    private static final String SUBJECT = "Your inbox: 1 notice";

    private final Nodes nodes = TwoNodesIT.nodes;
    private final VireoClient client = TwoNodesIT.a.client();
    private final List<String> addresses = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    /**
     * The leader is suspended in the transaction of the first digest, the other node becomes the leader and writes the same digests, and the
     * first one continues: each account gets one.
     */
    @Test
    void shouldWriteEachDigestOnceWhileTwoNodesDo() throws Exception {
        prepareAccounts();
        VireoProcess first = TwoNodesIT.leads(TwoNodesIT.a) ? TwoNodesIT.a : TwoNodesIT.b;
        VireoProcess second = first == TwoNodesIT.a ? TwoNodesIT.b : TwoNodesIT.a;
        try (Connection lock = nodes.connect()) {
            lock.setAutoCommit(false);
            nodes.select(lock, "SELECT GroupID FROM InboxGroups WHERE ChannelID = " + ids.get(0) + " FOR UPDATE");
            nodes.execute("UPDATE InboxStates SET DigestDay = 0 WHERE ChannelID IN (" + list() + ")");
            Await.until("the first leader in a digest", () -> isExecuting("UPDATE InboxGroups SET ReadAt"));
            first.signal("STOP");
            try {
                Await.until("the second leader", () -> TwoNodesIT.leads(second));
                Await.until("its digest", () -> isExecuting("INSERT INTO InboxStates"));
                lock.commit();
            } finally {
                first.signal("CONT");
            }
        }

        for (String address : addresses) {
            TestMail.await(address, SUBJECT);
        }
        Await.until(
                "the end of the digests",
                () -> number("SELECT COUNT(*) FROM InboxStates WHERE DigestDay > 0" + " AND ChannelID IN (" + list()
                                + ")")
                        == ACCOUNTS);
        Await.until("the first leader as a follower", () -> !TwoNodesIT.leads(first));
        // another run of the job, and the sending of what it would have written
        nodes.execute("UPDATE InboxGroups SET ForDigest = 0 WHERE ChannelID IN (" + list() + ")");
        nodes.execute("UPDATE InboxStates SET DigestDay = 0 WHERE ChannelID IN (" + list() + ")");
        Await.until(
                "the next digests",
                () -> number("SELECT COUNT(*) FROM InboxStates WHERE DigestDay > 0" + " AND ChannelID IN (" + list()
                                + ")")
                        == ACCOUNTS);
        Await.until("sent mails", () -> number("SELECT COUNT(*) FROM Mails WHERE Template = 'inbox-digest'") == 0);
        for (String address : addresses) {
            assertThat(TestMail.received(address))
                    .filteredOn(mail -> TestMail.header(mail, "Subject").equals(SUBJECT))
                    .hasSize(1);
        }
    }

    /** Creates accounts with a notice that waits for the digest of the next day. */
    private void prepareAccounts() throws Exception {
        String other = client.token(client.newAccount());
        List<String> videos = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            Map<String, Object> person = VireoClient.person(VireoClient.newName());
            client.signUp(person).then().statusCode(200);
            String name = String.valueOf(person.get("username"));
            addresses.add(String.valueOf(person.get("email")));
            ids.add(number("SELECT ChannelID FROM Channels WHERE Username = '" + name + "'"));
            String token = client.signIn(name, PASSWORD).path("response.vtoken");
            videos.add(client.published(token, "Liked"));
            client.json()
                    .header("Authorization", token)
                    .body(Map.of("like", Map.of("mail", "daily")))
                    .patch("/c/{name}/notifications", name)
                    .then()
                    .statusCode(200);
        }
        Await.until(
                "the digests of today",
                Duration.ofMinutes(1),
                () -> number("SELECT COUNT(*) FROM InboxStates" + " WHERE DigestDay > 0 AND ChannelID IN (" + list()
                                + ")")
                        == ACCOUNTS);
        for (String video : videos) {
            client.json()
                    .header("Authorization", other)
                    .body(Map.of("rating", "like"))
                    .put("/v/{video}/rating", video)
                    .then()
                    .statusCode(200);
        }
        Await.until(
                "the notices",
                () -> number("SELECT COUNT(*) FROM InboxGroups WHERE ForDigest = 1" + " AND ChannelID IN (" + list()
                                + ")")
                        == ACCOUNTS);
    }

    private String list() {
        return String.join(", ", ids.stream().map(String::valueOf).toList());
    }

    private boolean isExecuting(String statement) throws Exception {
        return number("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE '"
                        + statement + "%'")
                > 0;
    }

    private long number(String sql) throws Exception {
        try (Connection connection = nodes.connect()) {
            return nodes.select(connection, sql).get(0);
        }
    }
}
