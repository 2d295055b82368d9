package io.vireo.mail;

import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
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

/** Removes the files of {@link FileMailer} after the set time, for there are links in them, and what crashes left of them. */
@ApplicationScoped
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

    /** Before {@link MailSender} writes the first. */
    @Override
    public void start() {
        try {
            removeUnfinished(settings.files());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What a crash left of mails could not be removed", e);
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
                LOG.log(Level.INFO, "Removed {0} files of mails older than {1}", removed, settings.fileRetention());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Files of mails could not be removed; tried again in an hour", e);
        }
    }

    /** Removes what a crash left of a mail that was being written; only while none is written into this directory. */
    static void removeUnfinished(Path directory) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, ".*.eml.*")) {
            for (Path file : unfinished) {
                deleteIfPossible(file);
            }
        } catch (NoSuchFileException e) {
            return; // no mail was ever written
        }
    }

    /** Removes the mails written before a moment; returns how many. */
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
            return false; // removed by hand just now
        }
    }

    /** A directory of that name, or a file that may not be removed, must not keep the others. */
    private static boolean deleteIfPossible(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be removed: {1}", file, e.toString());
            return false;
        }
    }
}
