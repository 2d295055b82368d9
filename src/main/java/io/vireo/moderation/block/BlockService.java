package io.vireo.moderation.block;

import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.moderation.ModerationError;
import io.vireo.moderation.ModerationLimit;
import io.vireo.pagination.NumberedPages;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks channels for a caller, who alone learns of it. A name that no channel has is rejected with {@code no-channel}. */
@Component
public class BlockService {
    static final String LIST = "blocks";

    @Inject
    BlockRepository blocks;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    @Inject
    NumberedPages pages;

    @Inject
    Clock clock;

    /** Returns whether the caller blocks a channel. */
    public boolean isBlocked(Caller caller, String name) {
        return blocks.exists(caller.channelId(), idOf(name));
    }

    /**
     * Blocks a channel; does nothing if it is blocked.
     *
     * @throws io.vireo.http.ApiException {@link ModerationError#OWN_CHANNEL}, {@code too-many-requests}
     */
    public void block(Caller caller, String name) {
        long blocked = idOf(name);
        if (blocked == caller.channelId()) {
            throw ModerationError.OWN_CHANNEL.exception();
        }
        acquire(caller);
        blocks.add(caller.channelId(), blocked, clock.millis());
    }

    /**
     * Ends a block; does nothing if there is none.
     *
     * @throws io.vireo.http.ApiException {@code too-many-requests}
     */
    public void unblock(Caller caller, String name) {
        long blocked = idOf(name);
        acquire(caller);
        blocks.remove(caller.channelId(), blocked);
    }

    /** Returns at most {@code limit} of the channels that a channel blocks, whose keys are greater than {@code after}. */
    List<Numbered<BlockedChannel>> page(long callerId, long after, int limit) {
        return blocks.page(callerId, after, limit);
    }

    /**
     * Returns the channels that a caller blocks.
     *
     * @param after a cursor; null for the beginning
     */
    public Section<BlockedChannel> blocked(Caller caller, @Nullable String after, int limit) {
        return pages.section(LIST, after, limit, 0, (position, size) -> page(caller.channelId(), position, size));
    }

    private long idOf(String name) {
        Channels.requirePossible(name);
        return channels.idOf(name);
    }

    private void acquire(Caller caller) {
        limits.acquire(ModerationLimit.BLOCKS_ACCOUNT, Long.toString(caller.channelId()));
    }
}
