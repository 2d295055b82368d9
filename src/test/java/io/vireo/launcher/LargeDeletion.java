package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.VireoClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The deletion of an account with thousands of rows in each table, and of its video with as many: readers see nothing of them from the
 * answer on, and a kill between two slices leaves nothing behind.
 */
final class LargeDeletion {
    private static final int ROWS = 1500;
    private static final String TEXT = "By the deleted channel";

    /** Keys of rows that do not exist: the tables have no foreign keys. */
    private static final long NOWHERE = 100_000_000;

    /** A channel and a video that do not exist, with rows whose time is over; more than a slice. */
    private static final long OLD = 90_000_000;

    private static final int OLD_ROWS = 600;

    private final VireoClient vireo;
    private final EmbeddedRows rows;
    private final String name;
    private final String token;
    private final String commented;
    private final String own;
    private final long channelId;
    private final long videoId;

    /** @param commented a video of another channel, without comments */
    LargeDeletion(VireoClient vireo, EmbeddedRows rows, String commented) throws Exception {
        this.vireo = vireo;
        this.rows = rows;
        this.commented = commented;
        name = vireo.newAccount();
        token = vireo.token(name);
        own = vireo.published(token, "Goes with its channel");
        channelId = rows.number("SELECT ChannelID FROM Channels WHERE Username = ?", name);
        videoId = rows.number("SELECT VideoID FROM Videos WHERE PathHash = ?", own);
        fill();
    }

    private void fill() throws Exception {
        long other = rows.number("SELECT VideoID FROM Videos WHERE PathHash = ?", commented);
        String seq = " FROM seq_1_to_" + ROWS;
        String keys = " SELECT " + channelId + ", " + NOWHERE + " + seq";
        String reversed = " SELECT " + NOWHERE + " + seq, " + channelId;
        for (String sql : List.of(
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State) SELECT "
                        + other + ", 1, 0, 0, " + channelId + ", '" + TEXT + "', 5, 'shown'" + seq,
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State) SELECT "
                        + videoId + ", " + channelId + ", 0, 0, " + NOWHERE + " + seq, 'x', 5, 'shown'" + seq,
                "INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (4, " + other + ", " + ROWS + ")",
                "INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated)" + keys + ", 1, 5" + seq,
                "INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated) SELECT " + NOWHERE + " + seq, " + videoId
                        + ", 1, 5" + seq,
                "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched)" + keys + ", 5, 0, 5"
                        + seq,
                "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched) SELECT " + NOWHERE
                        + " + seq, " + videoId + ", 5, 0, 5" + seq,
                "INSERT INTO CommentRatings (ChannelID, CommentID, Rated)" + keys + ", 5" + seq,
                "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since)" + keys + ", 0, 5" + seq,
                "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since)" + reversed + ", 0, 5" + seq,
                "INSERT INTO Blocks (BlockerID, BlockedID, Created)" + keys + ", 5" + seq,
                "INSERT INTO Blocks (BlockerID, BlockedID, Created)" + reversed + ", 5" + seq,
                "INSERT INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, Site) SELECT "
                        + channelId + ", 'like', seq, 0, 1, 5, 1" + seq,
                "INSERT INTO InboxActors (ChannelID, Kind, SubjectID, ActorID, CommentID, VideoID, Created) SELECT "
                        + NOWHERE + " + seq, 'like', 1, " + channelId + ", 0, 0, 5" + seq,
                "INSERT INTO Reports (Kind, SubjectID, ReporterID, Reason, Text, Title, Content, Created) SELECT 'video', "
                        + NOWHERE + " + seq, " + channelId + ", 'spam', '', '', '', 5" + seq,
                "INSERT INTO Playlists (ChannelID, PathHash, Title, Visibility, Items, Changed) VALUES (" + channelId
                        + ", 'largelist01', 'Large', 'public', " + ROWS + ", 5)",
                "INSERT INTO PlaylistItems (PlaylistID, SortRank, VideoID, Added) SELECT p.PlaylistID, seq, " + NOWHERE
                        + " + seq, 5" + seq + ", Playlists p WHERE p.PathHash = 'largelist01'",
                "INSERT INTO PlaylistItems (PlaylistID, SortRank, VideoID, Added) SELECT " + NOWHERE + " + seq, 1, "
                        + videoId + ", 5" + seq)) {
            rows.change(sql);
        }
    }

    /** Deletes the account, and returns while its rows are being removed. */
    void begin() throws Exception {
        assertThat(texts(vireo)).contains(TEXT);
        vireo.deleteAccount(token, name, VireoClient.PASSWORD).then().statusCode(200);
        checkReaders(vireo);
        Await.until("the first slices", () -> remaining().get("comments") < ROWS);
        assertThat(remaining().get("comments")).as("a slice is not everything").isPositive();
    }

    /** Checks that readers see nothing of the account, however many of its rows are left. */
    void checkReaders(VireoClient client) {
        assertThat(texts(client)).doesNotContain(TEXT);
        client.channel(name).then().statusCode(404);
        client.video(own).then().statusCode(404);
        client.request().get("/v/{hash}/comments", own).then().statusCode(404);
        client.request().get("/p/largelist01").then().statusCode(404);
    }

    private List<Object> texts(VireoClient client) {
        Response page = client.request().get("/v/{hash}/comments?limit=100", commented);
        page.then().statusCode(200);
        return page.path("response.text");
    }

    /** Adds rows whose time is over, and rows of now beside them. */
    void addOldRows() throws Exception {
        for (String time : List.of("5", "UNIX_TIMESTAMP() * 1000")) {
            for (String sql : List.of(
                    "INSERT INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, Site) SELECT " + OLD
                            + ", 'like', %s + seq, 0, 1, %s, 1",
                    "INSERT INTO InboxActors (ChannelID, Kind, SubjectID, ActorID, CommentID, VideoID, Created) SELECT "
                            + OLD + ", 'like', %s, " + NOWHERE + " + seq, 0, 0, %s",
                    "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched) SELECT " + OLD
                            + ", %s MOD 10000000 + seq, 5, 0, %s")) {
                rows.change(sql.formatted(time, time) + " FROM seq_1_to_" + OLD_ROWS);
            }
        }
        rows.change("INSERT INTO RecentViews (VideoID, Viewer, Until) SELECT " + OLD + ", LPAD(seq, 32, '0'),"
                + " IF(seq MOD 2, 5, UNIX_TIMESTAMP() * 1000 + 3600000) FROM seq_1_to_" + 2 * OLD_ROWS);
        rows.change("INSERT IGNORE INTO ViewerKeys (Day, Secret) VALUES (5, REPEAT('x', 32))");
    }

    /** Waits until the rows whose time is over are removed; those of now stay. */
    void awaitRemovalOfOldRows() throws Exception {
        Map<String, String> columns = Map.of(
                "InboxGroups",
                "ChannelID",
                "InboxActors",
                "ChannelID",
                "WatchHistory",
                "ChannelID",
                "RecentViews",
                "VideoID");
        for (Map.Entry<String, String> column : columns.entrySet()) {
            String count = "SELECT COUNT(*) FROM " + column.getKey() + " WHERE " + column.getValue() + " = " + OLD;
            Await.until(
                    "the removal from " + column.getKey(), Duration.ofMinutes(1), () -> rows.number(count) <= OLD_ROWS);
            assertThat(rows.number(count)).as(column.getKey()).isEqualTo(OLD_ROWS);
        }
        Await.until(
                "the removal of an old key", () -> rows.number("SELECT COUNT(*) FROM ViewerKeys WHERE Day = 5") == 0);
        assertThat(rows.number("SELECT COUNT(*) FROM ViewerKeys")).isPositive();
    }

    /** Waits until no row is left and the number of comments is that of the others. */
    void awaitEnd(VireoClient client) throws Exception {
        Await.until(
                "the end of the clean-ups",
                Duration.ofMinutes(3),
                () -> remaining().values().stream().allMatch(number -> number == 0));
        int left = texts(client).size();
        Await.until(
                "the number of comments",
                () -> client.video(commented).path("response.comments").equals(left));
    }

    private Map<String, Long> remaining() throws Exception {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("comments", "Comments WHERE ChannelID = " + channelId);
        queries.put("comments of the video", "Comments WHERE VideoID = " + videoId);
        queries.put("ratings", "Ratings WHERE ChannelID = " + channelId + " OR VideoID = " + videoId);
        queries.put("history", "WatchHistory WHERE ChannelID = " + channelId + " OR VideoID = " + videoId);
        queries.put("comment ratings", "CommentRatings WHERE ChannelID = " + channelId);
        queries.put(
                "subscriptions", "Subscriptions WHERE SubscriberID = " + channelId + " OR ChannelID = " + channelId);
        queries.put("blocks", "Blocks WHERE BlockerID = " + channelId + " OR BlockedID = " + channelId);
        queries.put("inbox", "InboxGroups WHERE ChannelID = " + channelId);
        queries.put("acts", "InboxActors WHERE ActorID = " + channelId);
        queries.put("reports", "Reports WHERE ReporterID = " + channelId);
        queries.put("playlists", "Playlists WHERE ChannelID = " + channelId);
        queries.put("items", "PlaylistItems WHERE VideoID > " + NOWHERE + " OR VideoID = " + videoId);
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            numbers.put(query.getKey(), rows.number("SELECT COUNT(*) FROM " + query.getValue()));
        }
        return numbers;
    }
}
