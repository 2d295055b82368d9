package io.vireo.media.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs work on the store's files and gives its failures the store's exceptions. */
public final class StorageIo {
    /** Work on files that returns something. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Work on files. */
    public interface Action {
        void run() throws IOException;
    }

    private StorageIo() {}

    /** Does the work; throws as {@link #attempt}. */
    public static void run(Action action) {
        attempt(() -> {
            action.run();
            return action;
        });
    }

    /** Does every one of them, also after one has failed; throws what the first failure was, as {@link #attempt}. */
    public static void runAll(Action... actions) {
        RuntimeException failure = null;
        for (Action action : actions) {
            try {
                run(action);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * The result of {@code work}.
     *
     * @throws StorageFullException if it failed for lack of room
     * @throws UncheckedIOException if it failed in another way
     */
    public static <T> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            StorageFullException.throwIfCausedBy(e);
            throw new UncheckedIOException(e);
        }
    }
}
