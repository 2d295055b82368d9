package io.vireo.rating;

import io.vireo.auth.AuthError;
import io.vireo.identity.Channels;
import io.vireo.tally.HeatSettings;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.video.PublishedVideo;
import io.vireo.video.RatingSettings;
import io.vireo.video.RatingSettings.Dislikes;
import io.vireo.video.VideoError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Rates videos. The numbers of likes and dislikes change in the transaction of the rating. */
@ApplicationScoped
public class RatingService {
    @Inject
    RatingRepository ratings;

    @Inject
    Tallies tallies;

    @Inject
    Channels channels;

    @Inject
    RatingSettings settings;

    @Inject
    HeatSettings heat;

    @Inject
    Event<VideoLiked> likes;

    @Inject
    Clock clock;

    /**
     * Changes the rating of a video by a channel. Ratings of one channel follow each other; those of different channels do not wait for
     * each other.
     *
     * @param video a video that the channel may open
     * @throws io.vireo.http.ApiException {@link RatingError#NO_DISLIKES}, {@link VideoError#NO_VIDEO} if it was deleted meanwhile
     */
    @Transactional
    public RatingResponse rate(long channelId, PublishedVideo video, Rating rating) {
        if (rating == Rating.DISLIKE && settings.dislikes() == Dislikes.OFF) {
            throw RatingError.NO_DISLIKES.exception();
        }
        if (!channels.lockActive(channelId)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        if (!ratings.keepVideo(video.id())) {
            throw VideoError.NO_VIDEO.exception();
        }
        Rating before = ratings.find(channelId, video.id());
        if (before != rating) {
            if (rating == Rating.NONE) {
                ratings.remove(channelId, video.id());
            } else {
                ratings.set(channelId, video.id(), rating, clock.millis());
            }
            count(video.id(), before, -1);
            count(video.id(), rating, 1);
            if (channelId == video.channelId()) {
                // the likes of its owner make no video trend
                tallies.add(TallyKind.HEAT, video.id(), (int) heat.like() * (likes(before) - likes(rating)));
            }
            if (rating == Rating.LIKE) {
                likes.fire(new VideoLiked(video.id(), channelId, video.channelId()));
            }
        }
        return response(video.id(), rating);
    }

    private static int likes(Rating rating) {
        return rating == Rating.LIKE ? 1 : 0;
    }

    private void count(long videoId, Rating rating, int delta) {
        if (rating != Rating.NONE) {
            tallies.add(rating == Rating.LIKE ? TallyKind.LIKES : TallyKind.DISLIKES, videoId, delta);
        }
    }

    /** Returns the rating of a video by a channel. */
    @Transactional
    public RatingResponse rating(long channelId, PublishedVideo video) {
        return response(video.id(), ratings.find(channelId, video.id()));
    }

    private RatingResponse response(long videoId, Rating rating) {
        return new RatingResponse(
                rating,
                tallies.current(TallyKind.LIKES, videoId),
                settings.areDislikesShown() ? tallies.current(TallyKind.DISLIKES, videoId) : 0);
    }

    /**
     * Removes some ratings of a deleted channel and subtracts them from the numbers of the videos.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean removeSomeOfChannel(long channelId) {
        List<Object[]> rows = ratings.lockSomeOfChannel(channelId);
        for (Object[] row : rows) {
            long videoId = ((Number) row[0]).longValue();
            ratings.remove(channelId, videoId);
            count(videoId, Rating.of(((Number) row[1]).intValue()), -1);
        }
        return rows.size() == RatingRepository.BATCH;
    }
}
