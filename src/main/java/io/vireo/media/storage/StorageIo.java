package io.vireo.media.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs operations on files of the store and translates their {@link IOException}s. */
public final class StorageIo {
    /** An operation with a result. */
    public interface Operation<T> {
        T run() throws IOException;
    }

    /** An operation without a result. */
    public interface Action {
        void run() throws IOException;
    }

    private StorageIo() {}

    /** Runs an operation; throws as {@link #attempt}. */
    public static void run(Action action) {
        attempt(() -> {
            action.run();
            return action;
        });
    }

    /** Runs all operations, even if some fail, and then throws the first failure, as {@link #attempt}. */
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
     * Returns the result of {@code work}.
     *
     * @throws StorageFullException if the disk is full
     * @throws UncheckedIOException for other I/O errors
     */
    public static <T> T attempt(Operation<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            StorageFullException.throwIfCausedBy(e);
            throw new UncheckedIOException(e);
        }
    }
}
