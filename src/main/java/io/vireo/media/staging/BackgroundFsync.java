package io.vireo.media.staging;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Brings to the disk what is in a file already while more of it arrives, so that little is left for the end. */
final class BackgroundFsync {
    private static final int MOST_THREADS = 4;

    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), BackgroundFsync::thread);

    /** {@code FileChannel.force} */
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

    /** Begins and returns; what cannot be begun now is left for the end. */
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
            // nobody waits for the file any more
        } catch (IOException e) {
            failure = e;
        } finally {
            begun.set(false);
        }
    }

    /** Returns when all is on the disk. Linux tells of a failure but once: one on the way must not be forgotten. */
    synchronized void finish() throws IOException {
        file.force(true);
        if (failure != null) {
            throw failure;
        }
    }
}
