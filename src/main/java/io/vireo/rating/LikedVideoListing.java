package io.vireo.rating;

import io.vireo.auth.Caller;
import io.vireo.pagination.NewestFirstPages;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.video.UniversalBody;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The videos that a caller likes, for pages. Changes have the rate limit of the API. */
@Component
public class LikedVideoListing {
    @Inject
    LikedVideoRepository liked;

    @Inject
    RatingService ratings;

    @Inject
    NewestFirstPages pages;

    /**
     * Returns a page of the videos, the last liked first.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section<UniversalBody> page(Caller caller, @Nullable String after, int limit) {
        long channelId = caller.channelId();
        return pages.section(
                "likes of " + channelId, after, limit, (position, number) -> liked.page(channelId, position, number));
    }

    /**
     * Ends that the caller likes a video.
     *
     * @throws io.vireo.http.ApiException {@link io.vireo.video.VideoError#NO_VIDEO} if the caller may not see the video
     */
    public void remove(Caller caller, String hash) {
        ratings.rate(caller, hash, null, Rating.NONE);
    }
}
