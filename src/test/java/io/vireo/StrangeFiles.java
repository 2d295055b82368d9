package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Foreign and unreadable files in the storage directories, as operators, desktops and failing disks leave them. */
public final class StrangeFiles {
    private static final List<String> DIRECTORIES = List.of(
            "videos", "thumbnails", "cpicture", "choices", "segments", "incoming", "resumable", "sending", "mail");
    private static final String ID = "00000000-0000-4000-8000-00000000000";
    private static final String KEPT = "backup copy/inner/file";
    private static final FileTime OLD = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private StrangeFiles() {}

    /** Creates such files in every storage directory; creates the directories if necessary. */
    public static void putInto(Path root) throws IOException {
        for (String name : DIRECTORIES) {
            Path directory = Files.createDirectories(root.resolve(name));
            file(directory.resolve(".DS_Store"));
            file(directory.resolve(KEPT));
            for (String ending : List.of("part", "info", "jpg", "lock", "mp4", "eml")) {
                // not even root can read or delete a non-empty directory as a file
                file(directory.resolve("strange." + ending + "/file"));
            }
            file(directory.resolve("x.part"));
            file(directory.resolve("x.info"));
            file(directory.resolve("copy of x.part"));
            file(directory.resolve("1-2-3-4-5.part"));
            file(directory.resolve("abc1234/inner/file"));
            file(directory.resolve(ID + "1.info"));
            loop(directory.resolve(ID + "2.info"));
            file(directory.resolve(ID + "3.part/file"));
            loop(directory.resolve(ID + "4.part"));
            loop(directory.resolve(ID + "5.lock"));
            makeOld(directory);
        }
    }

    /** Returns whether a path names one of these files. */
    public static boolean isOne(String file) {
        return file.contains("strange.")
                || file.contains("x.")
                || file.contains("backup copy")
                || file.contains(".DS_Store")
                || file.contains("1-2-3-4-5")
                || file.contains("abc1234")
                || file.contains(ID);
    }

    /** Asserts that the foreign files still exist. */
    public static void assertKept(Path root) {
        for (String name : DIRECTORIES) {
            assertThat(root.resolve(name).resolve(KEPT)).exists();
            assertThat(root.resolve(name).resolve(".DS_Store")).exists();
        }
    }

    private static void file(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "strange\\u00zz");
    }

    /** Creates a symbolic link to itself, which cannot be opened. */
    private static void loop(Path path) throws IOException {
        Files.createSymbolicLink(path, path.getFileName());
    }

    private static void makeOld(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(each, OLD);
            }
        }
    }
}
