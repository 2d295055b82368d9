package io.vireo.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The legacy media folder: {@code videos/<hash>.mp4}, {@code thumbnails/<hash>.png}, {@code cpicture/c<ChannelID>.jpg}. */
record MediaFolder(Path root) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** Receives the files, one at a time. */
    interface Sink {
        void take(Path file) throws IOException;
    }

    /**
     * Checks the structure of the folder.
     *
     * @throws MigrationRejectedException if a required directory is missing
     */
    void require() {
        if (!Files.isDirectory(root.resolve("videos"))) {
            throw new MigrationRejectedException("--media has no directory videos: " + root + ".");
        }
    }

    /**
     * Checks that the folder is not the target.
     *
     * @throws MigrationRejectedException if it is the store of the target
     */
    void requireOther(Path store) throws IOException {
        for (String name : new String[] {"videos", "thumbnails", "cpicture"}) {
            if (Files.exists(root.resolve(name))
                    && Files.exists(store.resolve(name))
                    && Files.isSameFile(root.resolve(name), store.resolve(name))) {
                throw new MigrationRejectedException("--media is the media store of this Vireo itself (" + store
                        + "): set vireo.data or vireo.media.root to another directory.");
            }
        }
    }

    Path video(String hash) {
        return root.resolve("videos").resolve(hash + ".mp4");
    }

    Path thumbnail(String hash) {
        return root.resolve("thumbnails").resolve(hash + ".png");
    }

    Path picture(long channelId) {
        return root.resolve("cpicture").resolve("c" + channelId + ".jpg");
    }

    boolean hasThumbnail(String hash) throws IOException {
        return begins(thumbnail(hash), PNG);
    }

    boolean hasPicture(long channelId) throws IOException {
        return begins(picture(channelId), JPEG);
    }

    /** Passes all files in the three directories, except files of the operating system. */
    void each(Sink sink) throws IOException {
        for (String name : new String[] {"videos", "thumbnails", "cpicture"}) {
            Path directory = root.resolve(name);
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                    for (Path file : files) {
                        if (!isOfSystem(String.valueOf(file.getFileName()))) {
                            sink.take(file);
                        }
                    }
                }
            }
        }
    }

    /** Returns whether a file was created by a file manager or version control. */
    private static boolean isOfSystem(String name) {
        return name.startsWith(".") || name.equals("Thumbs.db") || name.equals("desktop.ini");
    }

    private static boolean begins(Path file, byte[] signature) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(signature.length), signature);
        }
    }
}
