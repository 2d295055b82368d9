package io.vireo.media.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.media.staging.StagingDirectory;
import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this node is sending into a bucket: a file for each upload, locked as drafts are ({@link StagingDirectory}). The next start finds those
 * of a node that was killed, which the bucket itself cannot tell from those of the living.
 */
final class MultipartJournal {
    private static final System.Logger LOG = System.getLogger(MultipartJournal.class.getName());
    private static final String ENDING = ".part";

    private final Path directory;
    private final StagingDirectory places;

    MultipartJournal(Path directory) {
        this.directory = directory;
        this.places = new StagingDirectory(directory);
    }

    /** An upload that is under way. */
    record Note(StagingDirectory.Slot place) {
        /** Nothing is left of it in the bucket, or it has become an object. */
        void remove() throws IOException {
            try (place) {
                Files.deleteIfExists(place.data());
            }
        }

        /** A sweep shall try. */
        void leave() throws IOException {
            place.close();
        }
    }

    /** Ends an upload, if there still is one. */
    interface GivingUp {
        void giveUp(String key, String id);
    }

    Note add(String key, String id) throws IOException {
        PrivateFiles.directory(directory);
        StagingDirectory.Slot place = places.claim();
        try {
            PrivateFiles.writeNew(place.data(), (id + '\n' + key).getBytes(UTF_8));
            return new Note(place);
        } catch (IOException e) {
            place.close();
            throw e;
        }
    }

    /** Gives up the uploads that nobody holds; how many those were. */
    int sweep(GivingUp bucket) throws IOException {
        int swept = 0;
        for (String name : names()) {
            try {
                swept += sweep(name, bucket) ? 1 : 0;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The note {0} of an upload cannot be read; tried again later: {1}", name, e);
            }
        }
        return swept;
    }

    private boolean sweep(String name, GivingUp bucket) throws IOException {
        StagingDirectory.Slot place = places.tryClaim(name);
        if (place == null) {
            return false;
        }
        try (place) {
            return sweep(place.data(), bucket);
        }
    }

    /** A node that died in the middle of writing it down has left less than two lines. */
    private static boolean sweep(Path note, GivingUp bucket) throws IOException {
        if (!Files.exists(note)) {
            return false; // it was over just now
        }
        String[] upload = Files.readString(note).split("\n", 2);
        if (upload.length == 2) {
            bucket.giveUp(upload[1], upload[0]);
        }
        return Files.deleteIfExists(note);
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    names.add(name.substring(0, name.length() - ENDING.length()));
                }
            }
        }
        return names;
    }
}
