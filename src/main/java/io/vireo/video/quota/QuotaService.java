package io.vireo.video.quota;

import io.vireo.auth.AuthError;
import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.video.VideoDeleted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Enforces the quotas of channels. The transaction that reserves locks the row of the channel, so that parallel uploads are serial here: as
 * many succeed as fit. What is used is the sum of the rows, not a counter: a deletion returns its bytes, and a crash leaves nothing wrong.
 * A reservation that is renewed no more expires.
 */
@Component
public class QuotaService implements ScheduledJob {
    /** Stands for the missing quota of a channel. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    QuotaRepository rows;

    @Inject
    QuotaSettings settings;

    @Inject
    Clock clock;

    /**
     * Checks the uploads of the day, in the transaction that creates a video and has locked the channel.
     *
     * @throws io.vireo.http.ApiException {@link QuotaError#QUOTA}
     */
    @Transactional(TxType.MANDATORY)
    public void requireVideo(long channelId) {
        long limit = quota(channelId, false).videosPerDay();
        if (limit > 0) {
            long used = rows.videosSince(channelId, clock.instant().minus(DAY));
            if (used >= limit) {
                throw new QuotaExceededException(limit, used);
            }
        }
    }

    /**
     * Reserves the bytes of an upload.
     *
     * @param name the name of the upload; a reservation of this name is replaced
     * @param length the length in bytes; -1 if unknown: then as much as is left is reserved
     * @param maxBytes the maximum size of a file
     * @param time how long the reservation is valid unless it is renewed
     * @return the reserved number of bytes; {@link #UNLIMITED} if the channel has no quota, so that nothing is reserved
     * @throws io.vireo.http.ApiException {@link QuotaError#QUOTA} if it does not fit
     */
    @Transactional
    public long reserve(String name, long channelId, String hash, long length, long maxBytes, Duration time) {
        if (quota(channelId, false).bytes() == 0) {
            return UNLIMITED;
        }
        long limit = quota(channelId, true).bytes();
        Instant now = clock.instant();
        long used = rows.usedBytes(channelId, hash, now, true);
        long wanted = length >= 0 ? length : Math.min(maxBytes, limit - used);
        if (wanted > limit - used || wanted <= 0 && length != 0) {
            throw new QuotaExceededException(limit, used);
        }
        rows.reserve(name, channelId, hash, wanted, now.plus(time));
        return wanted;
    }

    /** Returns the bytes that an upload has reserved; {@link #UNLIMITED} if it has no reservation. */
    @Transactional
    public long reserved(String name) {
        return rows.reserved(name).orElse(UNLIMITED);
    }

    /** Returns the error of an upload that is longer than its reservation. */
    @Transactional
    public ApiException exceeded(long channelId) {
        return new QuotaExceededException(
                quota(channelId, false).bytes(), rows.usedBytes(channelId, "", clock.instant(), false));
    }

    /** Extends a reservation; does nothing if there is none. */
    @Transactional
    public void extend(String name, Duration time) {
        rows.extend(name, clock.instant().plus(time));
    }

    /** Returns the bytes of an upload that failed; does nothing if there is no reservation. */
    @Transactional
    public void release(String name) {
        rows.release(name);
    }

    /**
     * Replaces the reservations of a video by its file, in the transaction that publishes it and has locked the channel.
     *
     * @param bytes the size of the file
     * @throws io.vireo.http.ApiException {@link QuotaError#QUOTA} if it does not fit, because its reservation had expired
     */
    @Transactional(TxType.MANDATORY)
    public void settle(long channelId, String hash, long bytes) {
        long limit = quota(channelId, false).bytes();
        if (limit > 0) {
            long used = rows.usedBytes(channelId, hash, clock.instant(), true);
            if (bytes > limit - used) {
                throw new QuotaExceededException(limit, used);
            }
            rows.releaseOf(hash);
        }
    }

    void onVideoDeleted(@Observes VideoDeleted video) {
        rows.releaseOf(video.hash());
    }

    private Quota quota(long channelId, boolean lock) {
        QuotaRepository.Row row = rows.find(channelId, lock).orElseThrow(AuthError.BAD_TOKEN::exception);
        return new Quota(
                row.bytes() == null ? settings.bytes(row.role()) : row.bytes(),
                row.videosPerDay() == null ? settings.videosPerDay(row.role()) : row.videosPerDay());
    }

    /** Returns what a channel uses. */
    @Transactional
    public UsageResponse usage(long channelId) {
        Quota quota = quota(channelId, false);
        Instant now = clock.instant();
        return new UsageResponse(
                rows.usedBytes(channelId, "", now, false),
                quota.bytes(),
                rows.videosSince(channelId, now.minus(DAY)),
                quota.videosPerDay());
    }

    @Override
    public String name() {
        return "upload-reservations";
    }

    /** Removes expired reservations. */
    @Override
    @Transactional
    public void run() {
        rows.releaseExpired(clock.instant());
    }
}
