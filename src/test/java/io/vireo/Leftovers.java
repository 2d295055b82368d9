package io.vireo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds files and rows that the servers under test have left behind. */
public final class Leftovers {
    private Leftovers() {}

    /** Waits until the staging directory contains an unfinished upload. */
    public static void awaitStagedUpload() throws Exception {
        Await.until("an unfinished upload", () -> {
            try (Stream<Path> files = Files.list(TestServer.data().resolve("incoming"))) {
                return files.anyMatch(file -> file.toString().endsWith(".part"));
            }
        });
    }

    /** Returns the stored files whose names start with {@code name}, followed by a hyphen or a dot. */
    public static List<Path> filesOf(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String directory : List.of("videos", "thumbnails", "segments", "cpicture")) {
            try (Stream<Path> files = Files.list(TestServer.data().resolve(directory))) {
                files.filter(file -> file.getFileName().toString().matches(name + "[-.].*"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Returns the columns ({@code table.column}) that contain a text, except those of {@code Mails}, which holds the farewell mail. */
    public static List<String> columnsContaining(String text) throws Exception {
        List<String> found = new ArrayList<>();
        for (String column : Rows.select("SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'Mails'"
                + " AND DATA_TYPE IN ('char', 'varchar', 'text', 'mediumtext', 'longtext')")) {
            String[] names = column.split("\\.");
            if (!Rows.select(
                            "SELECT 1 FROM `" + names[0] + "` WHERE `" + names[1] + "` LIKE ? LIMIT 1",
                            "%" + text + "%")
                    .isEmpty()) {
                found.add(column);
            }
        }
        return found;
    }
}
