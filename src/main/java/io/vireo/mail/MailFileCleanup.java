package io.vireo.mail;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * Removes the files of {@link FileMailer} after the retention time, because they contain links with tokens, and incomplete files that a
 * crash has left behind.
 */
@Component
@Phase(StartupPhase.PREPARE)
class MailFileCleanup implements StartupTask, ScheduledJob {
    private static final Logger LOG = System.getLogger(MailFileCleanup.class.getName());

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    @Override
    public boolean isMandatory() {
        return false;
    }

    /** Runs before {@link MailSender} writes files. */
    @Override
    public void start() {
        try {
            removeUnfinished(settings.files());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Could not remove incomplete mail files", e);
        }
    }

    @Override
    public String name() {
        return "mail-files";
    }

    @Override
    public void run() {
        try {
            int removed = removeOlder(settings.files(), clock.instant().minus(settings.fileRetention()));
            if (removed > 0) {
                LOG.log(Level.INFO, "Removed {0} mail files older than {1}", removed, settings.fileRetention());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Could not remove old mail files; the next cleanup retries", e);
        }
    }

    /** Removes incomplete files that a crash has left behind. Must not be called while mails are written to the directory. */
    static void removeUnfinished(Path directory) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, ".*.eml.*")) {
            for (Path file : unfinished) {
                deleteIfPossible(file);
            }
        } catch (NoSuchFileException e) {
            return; // no mail was ever written
        }
    }

    /**
     * Removes the mails that were written before a moment.
     *
     * @return the number of removed files
     */
    static int removeOlder(Path directory, Instant moment) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> mails = Files.newDirectoryStream(directory, "*.eml")) {
            for (Path mail : mails) {
                removed += isOlder(mail, moment) && deleteIfPossible(mail) ? 1 : 0;
            }
        } catch (NoSuchFileException e) {
            return removed; // no mail was ever written
        }
        return removed;
    }

    private static boolean isOlder(Path mail, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(mail).toInstant().isBefore(moment);
        } catch (NoSuchFileException e) {
            return false; // removed concurrently
        }
    }

    /** Logs a failure instead of throwing, so that a directory or a protected file does not prevent the removal of the others. */
    private static boolean deleteIfPossible(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Could not remove mail file {0}: {1}", file, e.toString());
            return false;
        }
    }
}
