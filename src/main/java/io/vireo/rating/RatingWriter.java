package io.vireo.rating;

import io.vireo.auth.AuthError;
import io.vireo.identity.Channels;
import io.vireo.platform.GroupCommit;
import io.vireo.platform.Transactions;
import io.vireo.platform.database.KeyList;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.rating.RatingChange.Key;
import io.vireo.tally.HeatSettings;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySums;
import io.vireo.video.VideoError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the ratings of concurrent requests in groups: one transaction for all of a group (docs/decisions/0114-group-commit.md). */
@ApplicationScoped
class RatingWriter {
    @Inject
    RatingRepository ratings;

    @Inject
    Tallies tallies;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    @Inject
    HeatSettings heat;

    @Inject
    Event<VideoLiked> likes;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /** The numbers of ratings of a video, which include those that the caller's transaction has written. */
    record Numbers(long likes, long dislikes) {}

    private final GroupCommit<RatingChange, Numbers> groups =
            new GroupCommit<>(KeyList.SIZE, group -> transactions.required(() -> writeGroup(group)));

    /**
     * Writes a rating, and returns when it is committed.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel does not exist, {@code frozen} or {@code suspended},
     *     {@link VideoError#NO_VIDEO} if the video does not exist, {@code "too-many-requests"}
     */
    @Transactional(TxType.NEVER)
    Numbers write(RatingChange change) {
        return groups.run(change).orElseGet(() -> {
            limits.acquire(RatingLimit.RATINGS_ACCOUNT, change.account());
            return transactions.required(() -> writeAlone(change));
        });
    }

    /** Writes those ratings for which nothing is missing and for whose channel and video no other transaction must be waited. */
    private List<Optional<Numbers>> writeGroup(List<RatingChange> group) {
        Set<RatingChange> allowed = Collections.newSetFromMap(new IdentityHashMap<>());
        allowed.addAll(allowed(group));
        Map<Long, Numbers> numbers =
                apply(group.stream().filter(allowed::contains).toList());
        return group.stream()
                .map(change -> allowed.contains(change)
                        ? Optional.ofNullable(numbers.get(change.videoId()))
                        : Optional.<Numbers>empty())
                .toList();
    }

    private List<RatingChange> allowed(List<RatingChange> group) {
        Set<Long> active = channels.lockActiveAndFree(
                group.stream().map(RatingChange::channelId).collect(Collectors.toSet()));
        Set<Long> videos = ratings.keepVideosIfFree(
                group.stream().map(RatingChange::videoId).collect(Collectors.toSet()));
        List<RatingChange> possible = group.stream()
                .filter(change -> active.contains(change.channelId()) && videos.contains(change.videoId()))
                .toList();
        Map<String, Integer> tokens = new HashMap<>(limits.tryAcquireAll(
                RatingLimit.RATINGS_ACCOUNT,
                possible.stream().collect(Collectors.toMap(RatingChange::account, change -> 1, Integer::sum))));
        return possible.stream()
                .filter(change -> tokens.merge(change.account(), -1, Integer::sum) >= 0)
                .toList();
    }

    private Numbers writeAlone(RatingChange change) {
        if (!channels.lockActive(change.channelId())) {
            throw AuthError.BAD_TOKEN.exception();
        }
        if (!ratings.keepVideo(change.videoId())) {
            throw VideoError.NO_VIDEO.exception();
        }
        return apply(List.of(change)).getOrDefault(change.videoId(), new Numbers(0, 0));
    }

    /**
     * Writes ratings one after the other, in a transaction that has locked their channels and videos.
     *
     * @return the numbers by video
     */
    private Map<Long, Numbers> apply(List<RatingChange> changes) {
        Map<Key, Rating> before =
                ratings.findAll(changes.stream().map(RatingChange::key).collect(Collectors.toSet()));
        Map<Key, Rating> after = new LinkedHashMap<>();
        TallySums sums = new TallySums();
        for (RatingChange change : changes) {
            Rating old = after.getOrDefault(change.key(), before.getOrDefault(change.key(), Rating.NONE));
            if (old != change.rating()) {
                after.put(change.key(), change.rating());
                count(sums, change, old);
            }
        }
        if (!after.isEmpty()) {
            ratings.setAll(after, clock.millis());
            tallies.addAll(sums);
        }
        Set<Long> videos = changes.stream().map(RatingChange::videoId).collect(Collectors.toSet());
        Map<Long, Long> liked = tallies.current(TallyKind.LIKES, videos);
        Map<Long, Long> disliked = tallies.current(TallyKind.DISLIKES, videos);
        return videos.stream()
                .collect(Collectors.toMap(
                        video -> video,
                        video -> new Numbers(liked.getOrDefault(video, 0L), disliked.getOrDefault(video, 0L))));
    }

    private void count(TallySums sums, RatingChange change, Rating before) {
        add(sums, change.videoId(), before, -1);
        add(sums, change.videoId(), change.rating(), 1);
        if (change.channelId() == change.ownerId()) {
            // the likes of its owner make no video trend
            int likes = likes(change.rating()) - likes(before);
            sums.add(TallyKind.HEAT, change.videoId(), -(int) heat.like() * likes);
        }
        if (change.rating() == Rating.LIKE) {
            likes.fire(new VideoLiked(change.videoId(), change.channelId(), change.ownerId()));
        }
    }

    private static int likes(Rating rating) {
        return rating == Rating.LIKE ? 1 : 0;
    }

    private static void add(TallySums sums, long videoId, Rating rating, int delta) {
        if (rating != Rating.NONE) {
            sums.add(rating == Rating.LIKE ? TallyKind.LIKES : TallyKind.DISLIKES, videoId, delta);
        }
    }

    /**
     * Removes some ratings of a deleted channel and subtracts them from the numbers of the videos.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean removeSomeOfChannel(long channelId) {
        TallySums sums = new TallySums();
        Map<Key, Rating> rows = ratings.lockSomeOfChannel(channelId);
        rows.forEach((key, rating) -> add(sums, key.videoId(), rating, -1));
        if (!rows.isEmpty()) {
            rows.replaceAll((key, rating) -> Rating.NONE);
            ratings.setAll(rows, clock.millis());
            tallies.addAll(sums);
        }
        return rows.size() == RatingRepository.BATCH;
    }
}
