package io.vireo.identity.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import io.vireo.view.Player;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The export has everything of an account, and the deletion removes it: each column of the database with the key of a channel is in one of
 * the lists below. A new column fails the test until it is.
 */
class ExportIT extends ServerTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The columns whose rows are data of the owner, and the key in {@code account.json}. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("Channels.ChannelID", "username"),
            Map.entry("ChannelDetails.ChannelID", "email"),
            Map.entry("BrowserSessions.ChannelID", "sessions"),
            Map.entry("TrustedAddresses.ChannelID", "addresses"),
            Map.entry("MailPreferences.ChannelID", "mails"),
            Map.entry("InboxPreferences.ChannelID", "notices"),
            Map.entry("PausedHistories.ChannelID", "settings"),
            Map.entry("Videos.ChannelID", "videos"),
            Map.entry("Ratings.ChannelID", "ratings"),
            Map.entry("WatchHistory.ChannelID", "history"),
            Map.entry("Comments.ChannelID", "comments"),
            Map.entry("CommentRatings.ChannelID", "liked-comments"),
            Map.entry("Subscriptions.SubscriberID", "subscriptions"),
            Map.entry("Playlists.ChannelID", "playlists"),
            Map.entry("Playlists.LaterOf", "watch-later"),
            Map.entry("InboxGroups.ChannelID", "inbox"),
            Map.entry("Blocks.BlockerID", "blocks"),
            Map.entry("Reports.ReporterID", "reports"),
            Map.entry("Decisions.OwnerID", "decisions"));

    /** Columns whose rows are secret from the owner, data of others, secrets of the site, or follow from what is exported. */
    private static final Set<String> NOT_EXPORTED = Set.of(
            "Subscriptions.ChannelID",
            "Blocks.BlockedID",
            "Comments.OwnerID",
            "Comments.HeldFor",
            "ChannelTallies.ChannelID",
            "EmailTokens.ChannelID",
            "InboxActors.ActorID",
            "InboxActors.ChannelID",
            "InboxEvents.ActorID",
            "InboxEvents.RecipientID",
            "InboxStates.ChannelID",
            "Notifications.ChannelID",
            "UploadReservations.ChannelID");

    /** Columns that keep the key of a deleted channel: a number that no longer leads to a person. */
    private static final Set<String> KEPT =
            Set.of("DeletedChannels.ChannelID", "Decisions.ModeratorID", "ModerationLog.ActorID");

    private String name;
    private String token;
    private String id;

    @BeforeEach
    void signUp() throws Exception {
        name = vireo.signedUp();
        token = vireo.signedIn(name);
        id = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name)
                .get(0);
    }

    private RequestSpecification own() {
        return vireo.json().header("Authorization", token);
    }

    /** Leaves at least one row in each table. */
    private void doEverything() throws Exception {
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        String other = vireo.newAccount();
        String otherToken = vireo.token(other);
        String seen = vireo.published(otherToken, "Seen");
        String mine = vireo.published(token, "Mine");
        put("/v/" + seen + "/rating", Map.of("rating", "like"));
        Player player = new Player(vireo).with("Authorization", token);
        player.proceed(seen, player.ticket(seen), 0.1).then().statusCode(200);
        put("/me/settings", Map.of("history", false));
        put("/c/" + other + "/subscription", Map.of("bell", true));
        put("/me/later/" + seen, Map.of());
        put("/me/blocks/" + vireo.newAccount(), Map.of());
        own().body(Map.of("title", "A list", "visibility", "private"))
                .post("/me/playlists")
                .then()
                .statusCode(200);
        own().body(Map.of("like", Map.of("site", false, "mail", "daily"), "published", false))
                .patch("/c/{name}/notifications", name)
                .then()
                .statusCode(200);
        own().body(Map.of("username", name, "password", VireoClient.PASSWORD))
                .post("/sign_in?cookie=true")
                .then()
                .statusCode(200);
        staff.report(token, "video", seen, "spam").then().statusCode(200);
        comment(token, seen, "I have written this");
        put("/v/" + seen + "/comments/" + comment(otherToken, seen, "Nice") + "/rating", Map.of("rating", "like"));
        // a notice for a mail only
        vireo.json()
                .header("Authorization", otherToken)
                .body(Map.of("rating", "like"))
                .put("/v/{hash}/rating", mine)
                .then()
                .statusCode(200);
        settle();
        staff.decide(moderator, "video", mine, "hide").then().statusCode(200);
        staff.appeal(token, "video", mine).then().statusCode(200);
    }

    private void put(String path, Map<String, ?> body) {
        own().body(body).put(path).then().statusCode(200);
    }

    private String comment(String author, String hash, String text) {
        return vireo.json()
                .header("Authorization", author)
                .body(Map.of("text", text))
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.id");
    }

    private void settle() throws Exception {
        Await.until(
                "the grouping of notices",
                () -> Rows.select("SELECT EventID FROM InboxEvents WHERE RecipientID = ?", id)
                        .isEmpty());
    }

    @Test
    void shouldKnowEachColumnWithTheKeyOfAChannel() throws Exception {
        List<String> columns = Rows.select("SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE = 'int' AND COLUMN_NAME REGEXP '(ID|Of|For)$'"
                + " AND COLUMN_NAME NOT IN ('VideoID', 'PlaylistID', 'TagID', 'RowID', 'SubjectID', 'ID')"
                + " AND TABLE_NAME NOT LIKE '%Note%'");

        Set<String> known = new TreeSet<>(EXPORTED.keySet());
        known.addAll(NOT_EXPORTED);
        known.addAll(KEPT);
        assertThat(new TreeSet<>(columns)).isEqualTo(known);
    }

    @Test
    void shouldExportEverythingOfAnAccount() throws Exception {
        doEverything();

        JsonPath account = account();

        for (Map.Entry<String, String> column : EXPORTED.entrySet()) {
            assertThat(rows(column.getKey()))
                    .as("the test leaves no row: " + column)
                    .isPositive();
            Object value = account.get(column.getValue());
            assertThat(value).as(column.toString()).isNotNull();
            if (value instanceof List<?> list) {
                assertThat(list).as(column.toString()).isNotEmpty();
            }
        }
        assertThat(account.getBoolean("settings.history")).isFalse();
        assertThat(account.getBoolean("mails.published")).isFalse();
        assertThat(account.getString("notices.like.mail")).isEqualTo("daily");
        assertThat(account.getList("inbox.kind")).contains("like", "moderation");
        assertThat(account.getList("comments.text")).containsExactly("I have written this");
        assertThat(account.getString("decisions[0].action")).isEqualTo("hide");
        assertThat(account.getString("decisions[0].appeal")).isEqualTo("It is not so");
        assertThat(account.getString("role")).isEqualTo("user");
        assertThat(account.getString("standing")).isEqualTo("good");
    }

    @Test
    void shouldRemoveEverythingOfADeletedAccount() throws Exception {
        doEverything();

        vireo.deleteAccount(token, name, VireoClient.PASSWORD).then().statusCode(200);

        for (String column :
                Stream.of(EXPORTED.keySet(), NOT_EXPORTED).flatMap(Set::stream).toList()) {
            Await.until("no row in " + column, () -> rows(column) == 0);
        }
        // what is folded and grouped afterwards must not bring any back
        Await.until(
                "the work that was left",
                () -> Rows.select("SELECT EventID FROM InboxEvents WHERE ActorID = ? OR RecipientID = ?", id, id)
                        .isEmpty());
        assertThat(rows("InboxStates.ChannelID")).isZero();
        assertThat(rows("ChannelTallies.ChannelID")).isZero();
    }

    private int rows(String column) throws SQLException {
        String[] parts = column.split("\\.", 2);
        return Integer.parseInt(Rows.select("SELECT COUNT(*) FROM " + parts[0] + " WHERE " + parts[1] + " = ?", id)
                .get(0));
    }

    /** All lists are longer than the pages in which they are read. */
    @Test
    void shouldExportLongListsCompletely() throws Exception {
        String others = "o" + RANDOM.nextLong(1L << 60);
        int many = 1100;
        Rows.change(
                "INSERT INTO Channels (Username, Password) SELECT CONCAT(?, '-', seq), '' FROM seq_1_to_120", others);
        Rows.change(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published)"
                        + " SELECT LPAD(LOWER(CONV(? + seq, 10, 36)), 7, '0'), c.ChannelID, ?, '2026-02-03', 1"
                        + " FROM seq_1_to_" + many + ", Channels c WHERE c.Username = CONCAT(?, '-1')",
                RANDOM.nextLong(2_200_000_000L, 70_000_000_000L),
                others,
                others);
        String ofOthers = " FROM Videos v WHERE v.Title = '" + others + "'";
        String withOthers = " FROM Channels c WHERE c.Username LIKE '" + others + "-%'";
        Rows.change("INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated) SELECT " + id + ", v.VideoID, 1, 5"
                + ofOthers);
        Rows.change("INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched) SELECT " + id
                + ", v.VideoID, 5, 0, 5" + ofOthers);
        Rows.change(
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State) SELECT"
                        + " v.VideoID, v.ChannelID, 0, 0, " + id + ", 'many', 5, 'shown'" + ofOthers);
        Rows.change("INSERT INTO CommentRatings (ChannelID, CommentID, Rated) SELECT " + id
                + ", m.CommentID, 5 FROM Comments m WHERE m.ChannelID = " + id);
        Rows.change("INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since) SELECT " + id
                + ", c.ChannelID, 0, 5" + withOthers);
        Rows.change(
                "INSERT INTO Blocks (BlockerID, BlockedID, Created) SELECT " + id + ", c.ChannelID, 5" + withOthers);
        Rows.change("INSERT INTO Reports (Kind, SubjectID, ReporterID, Reason, Text, Title, Content, Created) SELECT"
                + " 'video', v.VideoID, " + id + ", 'spam', '', '', '', 5" + ofOthers + " LIMIT 120");
        Rows.change("INSERT INTO Decisions (Kind, SubjectID, OwnerID, ModeratorID, Action, Title, Created) SELECT"
                + " 'comment', seq, " + id + ", 1, 'hide', '', 5 FROM seq_1_to_120");
        Rows.change("INSERT INTO TrustedAddresses (ChannelID, Address, LastSeen) SELECT " + id
                + ", CONCAT('192.0.2.', seq), 5 FROM seq_1_to_120");
        Rows.change("INSERT INTO Playlists (ChannelID, PathHash, Title, Visibility, Changed) SELECT " + id
                + ", LPAD(CONCAT(" + id + ", 'y', seq), 11, '0'), 'many', 'private', 5 FROM seq_1_to_120");
        Rows.change("INSERT INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, Site) SELECT " + id
                + ", 'moderation', -seq, 0, 0, 5 + seq DIV 3, 1 FROM seq_1_to_250");
        Rows.change(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published)"
                        + " SELECT LPAD(LOWER(CONV(? + seq, 10, 36)), 7, '0'), ?, 'Mine', '2026-02-03', 1 FROM seq_1_to_120",
                RANDOM.nextLong(2_200_000_000L, 70_000_000_000L),
                Long.parseLong(id));

        JsonPath account = account();

        assertLength(account, "ratings.video", many);
        assertLength(account, "history.video", many);
        assertLength(account, "comments.id", many);
        assertLength(account, "liked-comments.id", many);
        assertLength(account, "subscriptions.channel", 120);
        assertLength(account, "blocks.channel", 120);
        assertLength(account, "playlists.playlist", 120);
        assertLength(account, "videos.hashpath", 120);
        assertLength(account, "inbox.id", 250);
        assertThat(account.getList("reports")).hasSize(120);
        assertThat(account.getList("decisions")).hasSize(120);
        assertThat(account.getList("addresses")).hasSizeGreaterThanOrEqualTo(120);
    }

    private static void assertLength(JsonPath account, String path, int length) {
        assertThat(new ArrayList<>(account.<Object>getList(path)))
                .as(path)
                .hasSize(length)
                .doesNotHaveDuplicates();
    }

    private JsonPath account() throws Exception {
        byte[] archive = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (!zip.getNextEntry().getName().equals("account.json")) {
                zip.closeEntry();
            }
            return JsonPath.from(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
