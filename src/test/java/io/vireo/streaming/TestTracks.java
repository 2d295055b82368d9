package io.vireo.streaming;

import io.vireo.Rows;
import io.vireo.TestImages;
import io.vireo.TestServer;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Adds what accompanies a video without calls and jobs: captions in the language {@code en}, chapters, and a storyboard. */
public final class TestTracks {
    private static final byte[] TEXT =
            "WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nGood morning\n".getBytes(StandardCharsets.UTF_8);

    private TestTracks() {}

    public static void add(String hash) {
        try {
            Rows.change(
                    "REPLACE INTO Captions (VideoID, Language, Label, Kind, Content, Changed)"
                            + " SELECT VideoID, 'en', 'English', 'subtitles', ?, 0 FROM Videos WHERE PathHash = ?",
                    TEXT,
                    hash);
            Rows.change(
                    "REPLACE INTO Chapters (VideoID, Source, Content, Changed)"
                            + " SELECT VideoID, 1, ?, 0 FROM Videos WHERE PathHash = ?",
                    TEXT,
                    hash);
            Rows.change(
                    "REPLACE INTO Storyboards (VideoID, TileWidth, TileHeight, DurationMillis, Starts, Made)"
                            + " SELECT VideoID, 16, 9, 20000, '0,5000,10000,15000', 0 FROM Videos WHERE PathHash = ?",
                    hash);
            Path sheet = TestServer.data().resolve("storyboards/" + hash + "/1.jpg");
            Files.createDirectories(sheet.getParent());
            Files.write(sheet, TestImages.plain(Color.BLUE, 64, 9, "jpeg"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
