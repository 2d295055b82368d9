package io.vireo;

import io.vireo.auth.TestTokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Published videos of the shared server without an upload, which starts work in other processes and writes files durably: copies of the
 * files and the row of a video that was uploaded. What the server does at a publication besides is missing: the mail, the notices, the
 * heat of a new video, the storyboard. Tests of these use {@link VireoClient#uploaded}.
 */
final class VideoRows {
    /** The smallest number with seven digits in base 36. */
    private static final long FIRST_HASH = 2_176_782_336L;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The uploaded videos by the bytes of their files. */
    private static final Map<ByteBuffer, VideoRows> ORIGINALS = new HashMap<>();

    private final String hash;
    private final List<Path> files;
    private final String columns;

    /** Uploads the video that is copied. */
    private VideoRows(VireoClient vireo, byte[] file) throws IOException, SQLException {
        hash = vireo.uploaded(vireo.token(vireo.newAccount()), "The original of other videos", "", file);
        files = Leftovers.filesOf(hash);
        columns = Rows.select("SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_NAME = 'Videos' AND GENERATION_EXPRESSION IS NULL AND COLUMN_NAME NOT IN"
                        + " ('VideoID', 'PathHash', 'ChannelID', 'Title', 'Upload', 'SearchMark', 'HasStoryboard')")
                .stream()
                .map(column -> "`" + column + "`")
                .collect(Collectors.joining(", "));
    }

    /** Adds a published video to the channel of a token and returns its hash path. The server knows it at once. */
    static String add(VireoClient vireo, String token, String title, String description, byte[] file) {
        String hash = copy(vireo, token, title, file);
        // an edit, so that caches and the search index of the server have the video
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("title", title, "description", description))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        return hash;
    }

    private static synchronized String copy(VireoClient vireo, String token, String title, byte[] file) {
        try {
            ByteBuffer content = ByteBuffer.wrap(file);
            VideoRows original = ORIGINALS.get(content);
            if (original == null) {
                original = new VideoRows(vireo, file);
                ORIGINALS.put(content, original);
            }
            return original.copy(TestTokens.channelId(token), title);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("Cannot copy a video", e);
        }
    }

    private String copy(long channelId, String title) throws IOException, SQLException {
        String copy = Long.toString(RANDOM.nextLong(FIRST_HASH, 36 * FIRST_HASH), 36);
        for (Path file : files) {
            String name = copy + file.getFileName().toString().substring(hash.length());
            Files.copy(file, file.resolveSibling(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Rows.transaction(rows -> {
            rows.change("UPDATE Channels SET VideoCount = VideoCount + 1 WHERE ChannelID = ?", channelId);
            rows.change(
                    "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, HasStoryboard, " + columns
                            + ") SELECT ?, ?, ?, UTC_TIMESTAMP(6), 0, " + columns + " FROM Videos WHERE PathHash = ?",
                    copy,
                    channelId,
                    title,
                    hash);
        });
        return copy;
    }
}
