package io.vireo.video.upload;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.VideoSettings;
import io.vireo.video.quota.QuotaService;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The reservations of the plain uploads that this node receives. They are renewed while the node runs; after a crash they expire. A
 * resumable upload has a reservation of its own, which lives as long as the upload.
 */
@Component
@Phase(StartupPhase.WORKERS)
class UploadReservations implements StartupTask {
    private static final Duration TIME = Duration.ofMinutes(2);
    private static final long RENEWAL_SECONDS = 30;

    private final Set<String> active = ConcurrentHashMap.newKeySet();

    @Inject
    QuotaService quotas;

    @Inject
    VideoSettings settings;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> renewal;

    /**
     * The bytes that an upload may have.
     *
     * @param maxBytes the reserved bytes; {@link QuotaService#UNLIMITED} if the channel has no quota
     */
    record Reservation(String name, long channelId, long maxBytes) {}

    @Override
    public void start() {
        renewal = executor.scheduleWithFixedDelay(
                new RepeatingTask(
                        "Renewing the reservations of uploads",
                        () -> active.forEach(name -> quotas.extend(name, TIME))),
                RENEWAL_SECONDS,
                RENEWAL_SECONDS,
                TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (renewal != null) {
            renewal.cancel(false);
        }
    }

    /** Reserves the bytes of an upload. Throws as {@link QuotaService#reserve}. */
    Reservation reserve(long channelId, String hash, long length) {
        String name = UUID.randomUUID().toString();
        long bytes = quotas.reserve(name, channelId, hash, length, settings.maxBytes(), TIME);
        if (bytes != QuotaService.UNLIMITED) {
            active.add(name);
        }
        return new Reservation(name, channelId, bytes);
    }

    /**
     * Checks the bytes received so far.
     *
     * @throws io.vireo.http.ApiException {@code quota} if they are more than reserved
     */
    void require(Reservation reservation, long bytes) {
        if (bytes > reservation.maxBytes()) {
            throw quotas.exceeded(reservation.channelId());
        }
    }

    /** Ends a reservation, after a publication or a failure. */
    void release(Reservation reservation) {
        if (active.remove(reservation.name())) {
            quotas.release(reservation.name());
        }
    }
}
