package io.vireo.identity;

import io.vireo.auth.Standing;
import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standing of channels: the entry point for other features. */
@Component
public class ChannelStandings {
    /** The beginning of a suspension that cannot end, because the channel is being deleted. */
    private static final Instant DELETION = Instant.EPOCH;

    @Inject
    StandingRepository rows;

    @Inject
    ModerationSettings settings;

    @Inject
    Event<StandingChanged> changes;

    @Inject
    Clock clock;

    /**
     * Returns the standing of a channel for its owner and for moderators.
     *
     * @throws ApiException {@link ChannelError#NO_CHANNEL}
     */
    @Transactional
    public StandingBody of(long channelId) {
        StandingRepository.Row row =
                rows.find(channelId).filter(ChannelStandings::isKept).orElseThrow(ChannelError.NO_CHANNEL::exception);
        Instant since = row.since();
        boolean isDeleted = row.standing() == Standing.SUSPENDED && row.until() == null && since != null;
        return new StandingBody(
                row.standing().key(),
                row.reason(),
                text(since),
                text(row.until()),
                text(isDeleted ? deletion(since) : null));
    }

    private @Nullable Instant deletion(@Nullable Instant since) {
        return since == null ? null : since.plus(settings.suspension());
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Changes the standing of a channel, whose row the caller has locked.
     *
     * @param actorId the key of the moderator's channel
     * @param time after which the channel is in good standing again; null: never. A suspension must end before the deletion
     * @return the standing before
     * @throws ApiException {@link ChannelError#NO_CHANNEL} if it does not exist or is being deleted; {@code invalid-field} {@code days}
     */
    @Transactional(TxType.MANDATORY)
    public Standing set(long actorId, long channelId, Standing standing, String reason, @Nullable Duration time) {
        if (time != null && standing == Standing.SUSPENDED && time.compareTo(settings.suspension()) >= 0) {
            throw ApiException.invalidField("days");
        }
        Standing before = rows.lock(channelId)
                .filter(ChannelStandings::isKept)
                .orElseThrow(ChannelError.NO_CHANNEL::exception)
                .standing();
        Instant now = clock.instant();
        Instant until = time == null || standing == Standing.GOOD ? null : now.plus(time);
        rows.set(channelId, new StandingRepository.Row(standing, reason, now, until));
        changes.fire(new StandingChanged(channelId, actorId, before, standing, reason));
        return before;
    }

    /**
     * Hides a channel, as a suspension does, until its deletion by several transactions is complete. It stays hidden: for moderators it does
     * not exist any more, and {@link #forDeletion} returns it.
     *
     * @return whether it was changed; false if it is being deleted already
     */
    @Transactional(TxType.MANDATORY)
    public boolean hideForDeletion(long channelId) {
        StandingRepository.Row before = rows.lock(channelId).orElseThrow(ChannelError.NO_CHANNEL::exception);
        boolean isKept = isKept(before);
        if (isKept) {
            rows.set(channelId, new StandingRepository.Row(Standing.SUSPENDED, "", DELETION, null));
            changes.fire(new StandingChanged(channelId, channelId, before.standing(), Standing.SUSPENDED, ""));
        }
        return isKept;
    }

    private static boolean isKept(StandingRepository.Row row) {
        return row.standing() != Standing.SUSPENDED || !DELETION.equals(row.since());
    }

    /** Returns the channels whose standing has ended. */
    public List<Long> ended() {
        return rows.endedAt(clock.instant());
    }

    /** Restores the good standing of a channel if its standing has ended. */
    @Transactional
    public void end(long channelId) {
        Instant until = rows.lock(channelId).map(StandingRepository.Row::until).orElse(null);
        if (until != null && !until.isAfter(clock.instant())) {
            set(Channels.OPERATOR, channelId, Standing.GOOD, "", null);
        }
    }

    /** Returns the suspended channels that are to be deleted, and those whose deletion is not complete. */
    public List<Long> forDeletion() {
        return rows.suspendedBefore(clock.instant().minus(settings.suspension()));
    }

    /** Locks a channel and returns whether it is still to be deleted. */
    @Transactional(TxType.MANDATORY)
    public boolean lockForDeletion(long channelId) {
        Instant moment = clock.instant().minus(settings.suspension());
        return rows.lock(channelId)
                .filter(row -> row.standing() == Standing.SUSPENDED && row.until() == null)
                .map(StandingRepository.Row::since)
                .filter(since -> !since.isAfter(moment))
                .isPresent();
    }
}
