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
    static final int CHECKS_PER_TIMEOUT = 8;

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

    /** The number of bytes sent, and the time since which it has not changed. */
    private record Observation(long bytes, long since) {}

    private final Map<Transfer, Observation> transfers = new ConcurrentHashMap<>();
    private final long idleNanos;
    private final LongSupplier nanos;

    /**
     * @param idleTimeout the idle timeout
     * @param nanos a monotonic clock in nanoseconds, as {@link System#nanoTime}
     */
    public ActiveTransfers(Duration idleTimeout, LongSupplier nanos) {
        this.idleNanos = idleTimeout.toNanos();
        this.nanos = nanos;
    }

    public void add(Transfer transfer) {
        transfers.put(transfer, new Observation(0, nanos.getAsLong()));
    }

    public void remove(Transfer transfer) {
        Observation last = transfers.remove(transfer);
        if (last != null) {
            count(transfer, transfer.bytesSent() - last.bytes());
        }
    }

    /** Records a body that was sent with a single write, in bytes. */
    public static void countWrite(long bytes) {
        BY_WRITE.increment(bytes);
    }

    void meter() {
        Gauge.builder("vireo.downloads.active", transfers, Map::size)
                .description("Bodies of files that are being sent")
                .register(Metrics.registry());
    }

    private static Counter counter(String method) {
        return Counter.builder("vireo.delivery")
                .description("Bytes of files that were sent, by method")
                .baseUnit("bytes")
                .tag("method", method)
                .register(Metrics.registry());
    }

    private static void count(Transfer transfer, long bytes) {
        (transfer.isByKernel() ? BY_SENDFILE : BY_WRITE).increment(bytes);
    }

    public int count() {
        return transfers.size();
    }

    /** Aborts idle transfers. The scheduler calls it {@link #CHECKS_PER_TIMEOUT} times within one idle timeout. */
    public void check() {
        transfers.forEach((transfer, last) -> {
            try {
                check(transfer, last);
            } catch (RuntimeException | LinkageError e) {
                // concerns one transfer only: check the others
                LOG.log(Level.WARNING, "An active download could not be checked", e);
            }
        });
    }

    private void check(Transfer transfer, Observation last) {
        if (transfer.bytesSent() == last.bytes()) {
            transfer.retry();
        }
        long sentBytes = transfer.bytesSent();
        long now = nanos.getAsLong();
        if (sentBytes != last.bytes()) {
            if (transfers.replace(transfer, last, new Observation(sentBytes, now))) {
                count(transfer, sentBytes - last.bytes());
            }
        } else if (now - last.since() >= idleNanos) {
            transfer.abort();
        }
    }
}
