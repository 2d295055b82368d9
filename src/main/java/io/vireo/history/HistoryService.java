package io.vireo.history;

import io.vireo.auth.AuthError;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Records what channels watch, unless they have switched it off. */
@Component
public class HistoryService {
    @Inject
    HistoryRepository history;

    @Inject
    HistoryListRepository lists;

    @Inject
    Channels channels;

    @Inject
    HistorySettings settings;

    @Inject
    Clock clock;

    /**
     * Records where a channel is in a video; of several devices the last one counts. Does nothing if the history is switched off, or after
     * the deletion of the channel: its lock orders this and both.
     *
     * @param position in seconds
     * @param durationMillis of the video; 0 if it is unknown
     */
    @Transactional
    public void record(long channelId, long videoId, double position, long durationMillis) {
        if (channels.lock(channelId)) {
            WatchedPosition watched =
                    WatchedPosition.in(position, durationMillis > 0 ? durationMillis : Integer.MAX_VALUE);
            history.setUnlessPaused(channelId, videoId, watched, clock.millis());
        }
    }

    /** Returns those of the videos with the hash paths that a channel has watched to their end. */
    public Set<String> finished(long channelId, Collection<String> hashes) {
        return lists.positions(channelId, hashes).entrySet().stream()
                .filter(entry -> entry.getValue().done())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean isOn(long channelId) {
        return !history.isPaused(channelId);
    }

    /** Switches the history on or off. When it returns, nothing more is written. */
    @Transactional
    public void change(long channelId, boolean isOn) {
        if (!channels.lock(channelId)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        if (isOn) {
            history.resume(channelId);
        } else {
            history.pause(channelId);
        }
    }

    /** Returns where a channel stopped watching a video; the position 0 if it has not watched it. */
    public WatchedPosition position(long channelId, long videoId) {
        return history.find(channelId, videoId);
    }

    /** Removes the whole history of a channel. */
    @Transactional(TxType.NEVER)
    public void clear(long channelId) {
        repeat(() -> history.removeSomeOfChannel(channelId));
    }

    @Transactional(TxType.NEVER)
    void removeOfVideo(long videoId) {
        repeat(() -> history.removeSomeOfVideo(videoId));
    }

    @Transactional(TxType.NEVER)
    void removeOld() {
        long oldest = clock.millis() - settings.keep().toMillis();
        repeat(() -> history.removeSomeBefore(oldest));
    }

    /** Repeats a removal, each in its own transaction, until it has removed everything. */
    private static void repeat(IntSupplier removal) {
        int removed = HistoryRepository.BATCH;
        while (removed == HistoryRepository.BATCH) {
            removed = removal.getAsInt();
        }
    }
}
