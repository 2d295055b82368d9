package io.vireo.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metrics;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The bodies that are on their way. A viewer that takes nothing for too long is dropped, one that takes little is not. */
public final class ActiveTransfers {
    private static final System.Logger LOG = System.getLogger(ActiveTransfers.class.getName());

    /** How many times within the silence it is looked whether it is over. */
    static final int LOOKS = 8;

    private static final Counter BY_SENDFILE = counter("sendfile");
    private static final Counter BY_WRITE = counter("write");

    /** A body on its way. */
    public interface Transfer {
        /** Whether the kernel moves it, for the metrics. */
        default boolean isByKernel() {
            return false;
        }

        /** How many bytes the connection has taken. */
        long bytesSent();

        /**
         * Offers the connection more. The kernel tells only when a third of the socket's buffer is free, megabytes perhaps, that a
         * slow viewer needs minutes for.
         */
        void retry();

        /** Cuts the connection. */
        void abort();
    }

    private record Seen(long taken, long since) {}

    private final Map<Transfer, Seen> watched = new ConcurrentHashMap<>();
    private final long silence;
    private final LongSupplier nanos;

    /** @param nanos a clock, as {@link System#nanoTime} */
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

    /** Counts a body that was sent in one piece. */
    public static void sentAtOnce(long bytes) {
        BY_WRITE.increment(bytes);
    }

    void meter() {
        Gauge.builder("vireo.downloads.active", watched, Map::size)
                .description("Bodies of files that are on their way")
                .register(Metrics.registry());
    }

    private static Counter counter(String way) {
        return Counter.builder("vireo.delivery")
                .description("Bytes of files that were sent, by the way they went")
                .baseUnit("bytes")
                .tag("way", way)
                .register(Metrics.registry());
    }

    private static void count(Transfer viewer, long bytes) {
        (viewer.isByKernel() ? BY_SENDFILE : BY_WRITE).increment(bytes);
    }

    public int count() {
        return watched.size();
    }

    /** To be called {@link #LOOKS} times within the silence. */
    public void check() {
        watched.forEach((viewer, seen) -> {
            try {
                check(viewer, seen);
            } catch (RuntimeException e) {
                // of one viewer: the others are looked at nevertheless
                LOG.log(Level.WARNING, "A viewer could not be looked at", e);
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
