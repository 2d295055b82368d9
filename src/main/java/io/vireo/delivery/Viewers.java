package io.vireo.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metering;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The bodies that are on their way. A viewer that takes nothing for too long is dropped, one that takes little is not. */
public final class Viewers {
    private static final System.Logger LOG = System.getLogger(Viewers.class.getName());

    /** How many times within the silence it is looked whether it is over. */
    static final int LOOKS = 8;

    private static final Counter BY_SENDFILE = counter("sendfile");
    private static final Counter BY_WRITE = counter("write");

    /** A body on its way. */
    public interface Viewer {
        /** Whether the kernel moves it, for the metrics. */
        default boolean isByKernel() {
            return false;
        }

        /** How many bytes the connection has taken. */
        long taken();

        /**
         * Offers the connection more. The kernel tells only when a third of the socket's buffer is free, megabytes perhaps, that a
         * slow viewer needs minutes for.
         */
        void nudge();

        /** Cuts the connection. */
        void drop();
    }

    private record Seen(long taken, long since) {}

    private final Map<Viewer, Seen> watched = new ConcurrentHashMap<>();
    private final long silence;
    private final LongSupplier nanos;

    /** @param nanos a clock, as {@link System#nanoTime} */
    public Viewers(Duration silence, LongSupplier nanos) {
        this.silence = silence.toNanos();
        this.nanos = nanos;
    }

    public void add(Viewer viewer) {
        watched.put(viewer, new Seen(0, nanos.getAsLong()));
    }

    public void remove(Viewer viewer) {
        Seen last = watched.remove(viewer);
        if (last != null) {
            count(viewer, viewer.taken() - last.taken());
        }
    }

    /** Counts a body that was sent in one piece. */
    public static void sentAtOnce(long bytes) {
        BY_WRITE.increment(bytes);
    }

    void meter() {
        Gauge.builder("vireo.viewers.running", watched, Map::size)
                .description("Bodies of files that are on their way")
                .register(Metering.registry());
    }

    private static Counter counter(String way) {
        return Counter.builder("vireo.delivery")
                .description("Bytes of files that were sent, by the way they went")
                .baseUnit("bytes")
                .tag("way", way)
                .register(Metering.registry());
    }

    private static void count(Viewer viewer, long bytes) {
        (viewer.isByKernel() ? BY_SENDFILE : BY_WRITE).increment(bytes);
    }

    public int count() {
        return watched.size();
    }

    /** To be called {@link #LOOKS} times within the silence. */
    public void look() {
        watched.forEach((viewer, seen) -> {
            try {
                look(viewer, seen);
            } catch (RuntimeException e) {
                // of one viewer: the others are looked at nevertheless
                LOG.log(Level.WARNING, "A viewer could not be looked at", e);
            }
        });
    }

    private void look(Viewer viewer, Seen seen) {
        if (viewer.taken() == seen.taken()) {
            viewer.nudge();
        }
        long taken = viewer.taken();
        long now = nanos.getAsLong();
        if (taken != seen.taken()) {
            if (watched.replace(viewer, seen, new Seen(taken, now))) {
                count(viewer, taken - seen.taken());
            }
        } else if (now - seen.since() >= silence) {
            viewer.drop();
        }
    }
}
