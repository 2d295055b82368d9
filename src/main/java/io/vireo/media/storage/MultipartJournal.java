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
 * The running multipart uploads of this node: a file for each upload, locked like staged files ({@link StagingDirectory}). After a crash
 * the next start finds the uploads of the stopped node, which S3 does not distinguish from those of running nodes.
 */
final class MultipartJournal {
    private static final System.Logger LOG = System.getLogger(MultipartJournal.class.getName());
    private static final String SUFFIX = ".part";

    private final Path directory;
    private final StagingDirectory slots;

    MultipartJournal(Path directory) {
        this.directory = directory;
        this.slots = new StagingDirectory(directory);
    }

    /** The journal entry of a running upload. */
    record JournalEntry(StagingDirectory.Slot slot) {
        /** Removes the entry of an upload that was completed or aborted. */
        void remove() throws IOException {
            try (slot) {
                Files.deleteIfExists(slot.data());
            }
        }

        /** Releases the entry of an upload that could not be aborted, so that the cleanup aborts it. */
        void leave() throws IOException {
            slot.close();
        }
    }

    /** Aborts a multipart upload; does nothing if it no longer exists. */
    interface UploadAborter {
        void abort(String key, String id);
    }

    /** Adds an entry and locks it. */
    JournalEntry add(String key, String id) throws IOException {
        PrivateFiles.directory(directory);
        StagingDirectory.Slot slot = slots.claim();
        try {
            PrivateFiles.writeNew(slot.data(), (id + '\n' + key).getBytes(UTF_8));
            return new JournalEntry(slot);
        } catch (IOException e) {
            slot.close();
            throw e;
        }
    }

    /**
     * Aborts the uploads whose entries are not locked.
     *
     * @return the number of aborted uploads
     */
    int abortOrphaned(UploadAborter aborter) throws IOException {
        int aborted = 0;
        for (String name : names()) {
            try {
                aborted += abortOrphaned(name, aborter) ? 1 : 0;
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "The journal entry {0} of an S3 upload cannot be read; the orphan cleanup retries: {1}",
                        name,
                        e);
            }
        }
        return aborted;
    }

    private boolean abortOrphaned(String name, UploadAborter aborter) throws IOException {
        StagingDirectory.Slot slot = slots.tryClaim(name);
        if (slot == null) {
            return false;
        }
        try (slot) {
            return abortOrphaned(slot.data(), aborter);
        }
    }

    /** Aborts the upload of an entry. An entry with fewer than two lines was left by a crash during its creation. */
    private static boolean abortOrphaned(Path entry, UploadAborter aborter) throws IOException {
        if (!Files.exists(entry)) {
            return false; // the upload has just ended
        }
        String[] upload = Files.readString(entry).split("\n", 2);
        if (upload.length == 2) {
            aborter.abort(upload[1], upload[0]);
        }
        return Files.deleteIfExists(entry);
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    names.add(name.substring(0, name.length() - SUFFIX.length()));
                }
            }
        }
        return names;
    }
}
