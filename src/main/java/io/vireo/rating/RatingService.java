package io.vireo.rating;

import io.vireo.auth.Caller;
import io.vireo.platform.Component;
import io.vireo.rating.RatingWriter.Numbers;
import io.vireo.tally.Tallies;
import io.vireo.video.PublishedVideo;
import io.vireo.video.RatingSettings;
import io.vireo.video.RatingSettings.Dislikes;
import io.vireo.video.VideoError;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rates videos. The numbers of likes and dislikes change in the transaction of the rating. */
@Component
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
     * Changes the rating of a video by a caller, and counts the call against the rate limit of the channel. Ratings of one channel follow
     * each other; those of different channels do not wait for each other. It is stored when the call returns.
     *
     * @param hash the hash path of the video
     * @param key the key that the request presents for an unlisted video; null for none
     * @throws io.vireo.http.ApiException {@link RatingError#NO_DISLIKES}, {@link VideoError#NO_VIDEO} if it does not exist or the caller may
     *     not open it, {@code "too-many-requests"}; {@code frozen} or {@code suspended}
     */
    @Transactional(TxType.NEVER)
    public RatingResponse rate(Caller caller, String hash, @Nullable String key, Rating rating) {
        if (rating == Rating.DISLIKE && settings.dislikes() == Dislikes.OFF) {
            throw RatingError.NO_DISLIKES.exception();
        }
        return response(rating, writer.write(new RatingAct(caller, hash, key, rating)));
    }

    /** Returns the rating of a video by a channel. */
    @Transactional
    public RatingResponse rating(long channelId, PublishedVideo video) {
        List<Long> counts =
                tallies.current(RatingWriter.KINDS, List.of(video.id())).getOrDefault(video.id(), List.of(0L, 0L));
        return response(ratings.find(channelId, video.id()), Numbers.of(counts));
    }

    private RatingResponse response(Rating rating, Numbers numbers) {
        return new RatingResponse(rating, numbers.likes(), settings.areDislikesShown() ? numbers.dislikes() : 0);
    }
}
