package io.vireo.fuzz;

import static io.vireo.VireoClient.PASSWORD;
import static io.vireo.VireoClient.newName;

import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.VireoClient;
import io.vireo.streaming.TestTracks;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The test data of valid requests: an account with its token, videos and links, created on first use. */
final class Scene {
    private final VireoClient vireo;
    private final String name;
    private final String address;
    private String token;
    private String adminToken;
    private String otherName;
    private String followedName;
    private String published;
    private String comment;
    private boolean proposed;
    private String announced;
    private String playlist;
    private String upload;
    private String confirmation;
    private String reset;
    private String unsubscription;

    Scene(VireoClient vireo) {
        this.vireo = vireo;
        name = vireo.newAccount();
        address = stored("SELECT Email FROM ChannelDetails JOIN Channels USING (ChannelID) WHERE Username = ?", name);
    }

    String name() {
        return name;
    }

    String token() {
        if (token == null) {
            token = vireo.token(name);
        }
        return token;
    }

    /** Returns the token of another account, which is an administrator. */
    String adminToken() {
        if (adminToken == null) {
            String admin = vireo.newAccount();
            change("UPDATE Channels SET Role = 'admin' WHERE Username = ?", admin);
            adminToken = vireo.token(admin);
        }
        return adminToken;
    }

    /** Returns the username of an account that is never blocked. */
    String followedName() {
        if (followedName == null) {
            followedName = vireo.newAccount();
        }
        return followedName;
    }

    /** Returns the username of another account. */
    String otherName() {
        if (otherName == null) {
            otherName = vireo.newAccount();
        }
        return otherName;
    }

    /** Returns the hash path of a new video that a moderator has hidden. */
    String decided() {
        String hash = vireo.published(token(), "A walk in the hills");
        vireo.json()
                .header("Authorization", adminToken())
                .body(Map.of("subject", Map.of("kind", "video", "id", hash), "action", "hide", "reason", "Spam"))
                .post("/moderation/decisions")
                .then()
                .statusCode(200);
        return hash;
    }

    /** Returns the hash path of a published video. */
    String published() {
        if (published == null) {
            published = vireo.published(token(), "A walk in the hills");
            proposed = false;
        }
        return published;
    }

    /** Returns the id of a shown comment of the account on {@link #published()}. */
    String comment() {
        String hash = published();
        if (comment == null) {
            // directly, because calls for comments use up the rate limit of the account
            change(
                    "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State)"
                            + " SELECT VideoID, ChannelID, 0, 0, ChannelID, 'Lovely light', UNIX_TIMESTAMP() * 1000, 'shown'"
                            + " FROM Videos WHERE PathHash = ?",
                    hash);
            comment = Long.toString(
                    Long.parseLong(stored(
                            "SELECT CommentID FROM Comments JOIN Videos USING (VideoID) WHERE PathHash = ?", hash)),
                    36);
        }
        return comment;
    }

    /** Returns the hash path of a published video with thumbnail candidates. */
    String proposed() {
        String hash = published();
        if (!proposed) {
            vireo.request()
                    .header("Authorization", token())
                    .get("/thumbnails/{hash}/choices", hash)
                    .then()
                    .statusCode(200);
            proposed = true;
        }
        return hash;
    }

    /** Returns the hash path of a published video with captions, chapters and a storyboard. */
    String accompanied() {
        TestTracks.add(published());
        return published();
    }

    /** Returns the hash path of a playlist. */
    String playlist() {
        if (playlist == null) {
            playlist = vireo.json()
                    .header("Authorization", token())
                    .body(Map.of("title", "Walks", "visibility", "public"))
                    .post("/me/playlists")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("response.playlist");
        }
        return playlist;
    }

    /** Returns the hash path of a published video that is in the playlist. */
    String listed() {
        vireo.request()
                .header("Authorization", token())
                .put("/p/{playlist}/v/{video}", playlist(), published())
                .then()
                .statusCode(200);
        return published();
    }

    /** Returns the hash path of a video without a file. */
    String announced() {
        if (announced == null) {
            announced = vireo.announced(token(), "A walk in the hills");
        }
        return announced;
    }

    /** Returns the id of a resumable upload that has not yet received any byte of {@link Samples#video()}. */
    String upload() {
        if (upload == null) {
            String hash = vireo.announced(token(), "A walk in the hills");
            upload = vireo.request()
                    .header("Authorization", token())
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", Samples.video().length)
                    .header("Upload-Metadata", metadata(hash))
                    .post("/files")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location")
                    .replaceFirst(".*/", "");
        }
        return upload;
    }

    static String metadata(String hash) {
        return "hashpath " + Base64.getEncoder().encodeToString(hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the token of the link that confirms the e-mail address. */
    String confirmation() {
        if (confirmation == null) {
            confirmation = link("EMAIL", address);
        }
        return confirmation;
    }

    /** Returns the token of the link that resets the password. */
    String reset() {
        if (reset == null) {
            reset = link("RESET", "");
        }
        return reset;
    }

    /** Stores a link token directly; a mail would take a second. */
    private String link(String purpose, String confirmed) {
        String link = newName() + newName() + "x";
        change(
                "REPLACE INTO EmailTokens (ChannelID, Purpose, TokenHash, Address, Generation, Expires)"
                        + " SELECT ChannelID, ?, SHA2(?, 256), ?, TokenGeneration, ? FROM Channels WHERE Username = ?",
                purpose,
                link,
                confirmed,
                Instant.now().plus(Duration.ofHours(1)).toEpochMilli(),
                name);
        return link;
    }

    /** Returns the token of the unsubscribe links. */
    String unsubscription() {
        if (unsubscription == null) {
            // as the first mail with an unsubscribe link does
            change(
                    "INSERT IGNORE INTO Notifications (ChannelID, Unsubscribe) SELECT ChannelID, ? FROM Channels WHERE Username = ?",
                    ("A".repeat(43) + name).substring(name.length()),
                    name);
            unsubscription = storedUnsubscription();
        }
        return unsubscription;
    }

    private String storedUnsubscription() {
        return stored("SELECT Unsubscribe FROM Notifications JOIN Channels USING (ChannelID) WHERE Username = ?", name);
    }

    private static String stored(String query, String parameter) {
        try {
            return Rows.select(query, parameter).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(String sql, Object... parameters) {
        try {
            Rows.change(sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void forgetToken() {
        token = null;
    }

    void forgetLinks() {
        confirmation = null;
        reset = null;
    }

    /** Discards the videos without a file. */
    void forgetEmptyVideos() {
        announced = null;
        upload = null;
    }

    /** Discards all videos and the playlist, after calls that change or delete one. */
    void forgetVideos() {
        published = null;
        comment = null;
        playlist = null;
        forgetEmptyVideos();
    }

    String password() {
        return PASSWORD;
    }
}
