package io.vireo.rating;

import io.vireo.rating.RatingWriter.Numbers;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.video.PublishedVideo;
import io.vireo.video.RatingSettings;
import io.vireo.video.RatingSettings.Dislikes;
import io.vireo.video.VideoError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Rates videos. The numbers of likes and dislikes change in the transaction of the rating. */
@ApplicationScoped
public class RatingService {
    @Inject
    RatingRepository ratings;

    @Inject
    RatingWriter writer;

    @Inject
    Tallies tallies;

    @Inject
    RatingSettings settings;

    /**
     * Changes the rating of a video by a channel, and counts the call against the rate limit of the channel. Ratings of one channel follow
     * each other; those of different channels do not wait for each other. It is stored when the call returns.
     *
     * @param video a video that the channel may open
     * @throws io.vireo.http.ApiException {@link RatingError#NO_DISLIKES}, {@link VideoError#NO_VIDEO} if it was deleted meanwhile, {@code
     *     "too-many-requests"}; {@code frozen} or {@code suspended}
     */
    @Transactional(TxType.NEVER)
    public RatingResponse rate(long channelId, PublishedVideo video, Rating rating) {
        if (rating == Rating.DISLIKE && settings.dislikes() == Dislikes.OFF) {
            throw RatingError.NO_DISLIKES.exception();
        }
        return response(rating, writer.write(new RatingChange(channelId, video.id(), video.channelId(), rating)));
    }

    /** Returns the rating of a video by a channel. */
    @Transactional
    public RatingResponse rating(long channelId, PublishedVideo video) {
        Numbers numbers = new Numbers(
                tallies.current(TallyKind.LIKES, video.id()), tallies.current(TallyKind.DISLIKES, video.id()));
        return response(ratings.find(channelId, video.id()), numbers);
    }

    private RatingResponse response(Rating rating, Numbers numbers) {
        return new RatingResponse(rating, numbers.likes(), settings.areDislikesShown() ? numbers.dislikes() : 0);
    }
}
