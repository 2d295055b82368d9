package io.vireo.history;

import io.vireo.auth.Caller;
import io.vireo.pagination.NewestFirstPages;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.HashPath;
import io.vireo.video.UniversalBody;
import io.vireo.video.VideoError;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of a caller for pages. Changes have the rate limit of the API. */
@Component
public class HistoryListing {
    /** The maximum length of a search in the history. */
    public static final int MAX_QUERY = 100;

    /** A video with {@code position} and {@code done}, and when it was watched last. */
    public record Watched(Instant time, UniversalBody video) {}

    @Inject
    HistoryListRepository list;

    @Inject
    HistoryRepository history;

    @Inject
    HistoryService historyService;

    @Inject
    NewestFirstPages pages;

    @Inject
    RateLimiter limits;

    /**
     * Returns a page of what the caller has watched, the last watched first.
     *
     * @param title a part of the titles; empty for all
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section<Watched> page(Caller caller, String title, @Nullable String after, int limit) {
        long channelId = caller.channelId();
        return pages.section(
                "history of " + channelId + " " + title,
                after,
                limit,
                (position, number) -> watched(channelId, title, position, number));
    }

    private List<Dated<Watched>> watched(long channelId, String title, @Nullable Position after, int limit) {
        return list.page(channelId, title, after, limit).stream()
                .map(row -> new Dated<>(
                        row.position(),
                        new Watched(Instant.ofEpochMilli(row.position().time()), row.entry())))
                .toList();
    }

    public boolean isOn(Caller caller) {
        return historyService.isOn(caller.channelId());
    }

    /** Switches the history on or off. */
    public void change(Caller caller, boolean isOn) {
        acquire(caller);
        historyService.change(caller.channelId(), isOn);
    }

    /**
     * Removes a video from the history; does nothing if it is not in it.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if the text is not a hash path
     */
    public void remove(Caller caller, String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        acquire(caller);
        history.remove(caller.channelId(), hash);
    }

    /** Removes the whole history. */
    public void clear(Caller caller) {
        acquire(caller);
        historyService.clear(caller.channelId());
    }

    private void acquire(Caller caller) {
        limits.acquire(HistoryLimit.HISTORY_ACCOUNT, Long.toString(caller.channelId()));
    }
}
