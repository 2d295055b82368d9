package io.vireo.media.staging;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Flushes a file to disk in the background while more data arrives, so that the final fsync is short. */
final class BackgroundFsync {
    private static final int MAX_THREADS = 4;

    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), BackgroundFsync::thread);

    /** The operation {@code FileChannel.force}. */
    interface Force {
        void force(boolean metadata) throws IOException;
    }

    private final Force file;
    private final AtomicBoolean begun = new AtomicBoolean();
    private @Nullable IOException failure;

    BackgroundFsync(Force file) {
        this.file = file;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "vireo-write-back");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a flush in the background; does nothing if no thread is available. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            try {
                THREADS.execute(this::run);
            } catch (RejectedExecutionException e) {
                begun.set(false);
            }
        }
    }

    private synchronized void run() {
        try {
            file.force(false);
        } catch (ClosedChannelException e) {
            // the file was closed, so that its durability is no longer needed
        } catch (IOException e) {
            failure = e;
        } finally {
            begun.set(false);
        }
    }

    /** Flushes the file and returns when it is durable. Waits for a running flush, because Linux reports an fsync error only once. */
    synchronized void finish() throws IOException {
        file.force(true);
        if (failure != null) {
            throw failure;
        }
    }
}
