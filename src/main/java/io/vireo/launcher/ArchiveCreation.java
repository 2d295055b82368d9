package io.vireo.launcher;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** Creates the {@link ClassArchive} in the background when the server has started, once for each version. */
final class ArchiveCreation {
    private static final long START_TIMEOUT_SECONDS = 2;
    private static final long STOP_TIMEOUT_SECONDS = 30;

    private final ClassArchive archive;
    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Process process;

    private ArchiveCreation(ClassArchive archive) {
        this.archive = archive;
    }

    /**
     * Prepares the creation if this JVM records its classes. If the process stops before the archive is complete, the stop waits for
     * it, up to 30 seconds: a server that is always stopped soon would never get one.
     */
    static ArchiveCreation prepare(ClassArchive archive) {
        ArchiveCreation creation = new ArchiveCreation(archive);
        if (archive.isRecorded()) {
            Runtime.getRuntime().addShutdownHook(new Thread(creation::stop, "vireo-class-archive-stop"));
        }
        return creation;
    }

    /** Marks the server as started, with most of its classes loaded. */
    void markStarted() {
        started.countDown();
    }

    /** Starts the creation if it is needed. */
    void begin() {
        if (archive.isRecorded() && hasBegun.compareAndSet(false, true)) {
            Thread creation = new Thread(this::create, "vireo-class-archive");
            creation.setDaemon(true);
            creation.start();
        }
    }

    private void create() {
        try {
            Process dump = archive.create();
            process = dump;
            if (dump.waitFor() == 0) {
                archive.complete();
                Main.say(Level.INFO, "The archive of classes is complete; the next start will be faster");
            }
        } catch (IOException e) {
            Main.say(Level.WARNING, "The archive of classes for a faster start cannot be created: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void stop() {
        try {
            if (started.await(START_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                begin();
                boolean isEnded = ended.await(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
                Process running = process;
                if (!isEnded && running != null) {
                    running.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
