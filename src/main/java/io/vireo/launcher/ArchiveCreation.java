package io.vireo.launcher;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;

/** Creates the {@link ClassArchive} in the background when the server has started, once for each version. */
final class ArchiveCreation {
    private final ClassArchive archive;

    private ArchiveCreation(ClassArchive archive) {
        this.archive = archive;
    }

    /** Starts the creation if this JVM has recorded its classes, and removes a damaged archive. */
    static void begin(ClassArchive archive) {
        Thread thread = new Thread(new ArchiveCreation(archive)::run, "vireo-class-archive");
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
        Process dump = archive.create();
        AtomicBoolean isStopping = new AtomicBoolean();
        Runnable stop = () -> {
            isStopping.set(true);
            dump.destroyForcibly();
        };
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "vireo-class-archive-stop"));
        } catch (IllegalStateException e) { // the JVM is shutting down
            stop.run();
        }
        int status = dump.waitFor();
        if (status == 0) {
            archive.complete();
            Main.say(Level.INFO, "The archive of classes is complete; the next start will be faster");
        } else if (!isStopping.get()) {
            throw new IOException("the JVM failed with the exit status " + status);
        }
    }
}
