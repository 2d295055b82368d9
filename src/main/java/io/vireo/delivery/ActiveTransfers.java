package io.vireo.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metrics;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tracks the active downloads and aborts those that are idle for longer than the idle timeout. A slow client that still accepts bytes
 * is not aborted.
 */
public final class ActiveTransfers {
    private static final System.Logger LOG = System.getLogger(ActiveTransfers.class.getName());

    /** The number of checks within one idle timeout. */
    static final int LOOKS = 8;

    private static final Counter BY_SENDFILE = counter("sendfile");
    private static final Counter BY_WRITE = counter("write");

    /** One active download. */
    public interface Transfer {
        /** Returns whether the kernel copies the bytes (sendfile); used as a metrics label. */
        default boolean isByKernel() {
            return false;
        }

        /** Returns the number of bytes that the connection has accepted so far. */
        long bytesSent();

        /**
         * Tries to write again. The kernel signals writability only when a third of the socket buffer is free, which can take minutes
         * for a slow client.
         */
        void retry();

        /** Closes the connection. */
        void abort();
    }

    private record Seen(long taken, long since) {}

    private final Map<Transfer, Seen> watched = new ConcurrentHashMap<>();
    private final long silence;
    private final LongSupplier nanos;

    /**
     * @param silence the idle timeout
     * @param nanos a monotonic clock in nanoseconds, as {@link System#nanoTime}
     */
    public ActiveTransfers(Duration silence, LongSupplier nanos) {
        this.silence = silence.toNanos();
        this.nanos = nanos;
    }

    public void add(Transfer viewer) {
        watched.put(viewer, new Seen(0, nanos.getAsLong()));
    }

    public void remove(Transfer viewer) {
        Seen last = watched.remove(viewer);
        if (last != null) {
            count(viewer, viewer.bytesSent() - last.taken());
        }
    }

    /** Records a body that was sent with a single write, in bytes. */
    public static void sentAtOnce(long bytes) {
        BY_WRITE.increment(bytes);
    }

    void meter() {
        Gauge.builder("vireo.downloads.active", watched, Map::size)
                .description("Bodies of files that are on their way")
                .register(Metrics.registry());
    }

    private static Counter counter(String method) {
        return Counter.builder("vireo.delivery")
                .description("Bytes of files that were sent, by the method of sending")
                .baseUnit("bytes")
                .tag("method", method)
                .register(Metrics.registry());
    }

    private static void count(Transfer viewer, long bytes) {
        (viewer.isByKernel() ? BY_SENDFILE : BY_WRITE).increment(bytes);
    }

    public int count() {
        return watched.size();
    }

    /** Aborts idle transfers. The scheduler calls it {@link #LOOKS} times within one idle timeout. */
    public void check() {
        watched.forEach((viewer, seen) -> {
            try {
                check(viewer, seen);
            } catch (RuntimeException e) {
                // concerns one transfer only: check the others
                LOG.log(Level.WARNING, "An active download could not be checked", e);
            }
        });
    }

    private void check(Transfer viewer, Seen seen) {
        if (viewer.bytesSent() == seen.taken()) {
            viewer.retry();
        }
        long taken = viewer.bytesSent();
        long now = nanos.getAsLong();
        if (taken != seen.taken()) {
            if (watched.replace(viewer, seen, new Seen(taken, now))) {
                count(viewer, taken - seen.taken());
            }
        } else if (now - seen.since() >= silence) {
            viewer.abort();
        }
    }
}
