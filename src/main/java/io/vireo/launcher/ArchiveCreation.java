package io.vireo.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;

/** Creates the {@link ClassArchive} in the background when the server has started, once for each version. */
final class ArchiveCreation {
    private final ClassArchive archive;
    private final Path application;

    private ArchiveCreation(ClassArchive archive, Path application) {
        this.archive = archive;
        this.application = application;
    }

    /**
     * Starts the creation if this JVM has recorded its classes, and removes a damaged archive.
     *
     * @param application the directory of the unpacked application
     */
    static void begin(ClassArchive archive, Path application) {
        Thread thread = new Thread(new ArchiveCreation(archive, application)::run, "vireo-class-archive");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            if (archive.isRecorded()) {
                create();
            } else if (archive.removeIfDamaged()) {
                Main.say(Level.WARNING, "The archive of classes was damaged; the next start creates it again");
            }
        } catch (IOException e) {
            Main.say(Level.WARNING, "The archive of classes for a faster start cannot be created: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void create() throws IOException, InterruptedException {
        AtomicBoolean isStopping = new AtomicBoolean();
        int status = await(archive.create(application), isStopping);
        if (status != 0 && !isStopping.get()) {
            status = await(archive.create(null), isStopping);
        }
        if (status == 0) {
            archive.complete();
            Main.say(Level.INFO, "The archive of classes is complete; the next start will be faster");
        } else if (!isStopping.get()) {
            throw new IOException("the JVM failed with the exit status " + status);
        }
    }

    /** Returns the exit status of the process, which ends with this JVM at the latest. */
    private static int await(Process dump, AtomicBoolean isStopping) throws InterruptedException {
        Runnable stop = () -> {
            isStopping.set(true);
            dump.destroyForcibly();
        };
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "vireo-class-archive-stop"));
        } catch (IllegalStateException e) { // the JVM is shutting down
            stop.run();
        }
        return dump.waitFor();
    }
}
