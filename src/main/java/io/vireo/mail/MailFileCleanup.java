package io.vireo.mail;

import io.vireo.platform.jobs.ScheduledJob;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
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
class MailFileCleanup implements ScheduledJob {
    private static final Logger LOG = System.getLogger(MailFileCleanup.class.getName());

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    /** Before {@link MailSender} writes the first. */
    void start(
            @Observes @Priority(Interceptor.Priority.APPLICATION - 1) @Initialized(ApplicationScoped.class)
                    Object started) {
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
                Files.deleteIfExists(file);
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
                if (Files.getLastModifiedTime(mail).toInstant().isBefore(moment) && Files.deleteIfExists(mail)) {
                    removed++;
                }
            }
        } catch (NoSuchFileException e) {
            return removed; // no mail was ever written
        }
        return removed;
    }
}
