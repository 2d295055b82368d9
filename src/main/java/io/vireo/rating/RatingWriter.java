package io.vireo.rating;

import io.vireo.auth.AuthError;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.platform.GroupCommit;
import io.vireo.platform.Transactions;
import io.vireo.platform.database.KeyList;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.rating.RatingChange.Key;
import io.vireo.tally.HeatSettings;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySums;
import io.vireo.video.HashPath;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.Videos;
import io.vireo.video.Videos.KeptVideo;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the ratings of concurrent requests in groups: one transaction for all of a group (docs/decisions/0114-group-commit.md). */
@Component
class RatingWriter {
    /** What {@link Numbers} consists of. */
    static final List<TallyKind> KINDS = List.of(TallyKind.LIKES, TallyKind.DISLIKES);

    /** How long a group waits for more ratings while there are many. */
    private static final Duration GATHERING = Duration.ofMillis(1);

    @Inject
    RatingRepository ratings;

    @Inject
    Videos videos;

    @Inject
    Tallies tallies;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    @Inject
    HeatSettings heat;

    @Inject
    Event<VideosLiked> likes;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /** The numbers of ratings of a video, which include those that the caller's transaction has written. */
    record Numbers(long likes, long dislikes) {
        /** @param counts of {@link #KINDS} */
        static Numbers of(List<Long> counts) {
            return new Numbers(counts.get(0), counts.get(1));
        }
    }

    private final GroupCommit<RatingAct, Numbers> groups =
            new GroupCommit<>(KeyList.SIZE, GATHERING, group -> transactions.required(() -> writeGroup(group)));

    /**
     * Writes a rating, and returns when it is committed.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel does not exist, {@code frozen} or {@code suspended},
     *     {@link VideoError#NO_VIDEO} if the video does not exist or the caller may not open it, {@code "too-many-requests"}
     */
    @Transactional(TxType.NEVER)
    Numbers write(RatingAct act) {
        HashPath.require(act.hash(), VideoError.NO_VIDEO);
        return groups.run(act).orElseGet(() -> {
            PublishedVideo video =
                    videos.require(act.hash(), act.caller(), new VideoCredentials(null, act.key(), null));
            limits.acquire(RatingLimit.RATINGS_ACCOUNT, act.account());
            return transactions.required(
                    () -> writeAlone(new RatingChange(act.channelId(), video.id(), video.channelId(), act.rating())));
        });
    }

    /** Writes those ratings for which nothing is missing and for whose channel and video no other transaction must be waited. */
    private List<Optional<Numbers>> writeGroup(List<RatingAct> group) {
        Map<RatingAct, RatingChange> allowed = allowed(group);
        Map<Long, Numbers> numbers = apply(group.stream()
                .flatMap(act -> Stream.ofNullable(allowed.get(act)))
                .toList());
        return group.stream()
                .map(act -> Optional.ofNullable(allowed.get(act)).map(change -> numbers.get(change.videoId())))
                .toList();
    }

    private Map<RatingAct, RatingChange> allowed(List<RatingAct> group) {
        Set<Long> active = channels.lockActiveAndFree(
                group.stream().map(RatingAct::channelId).collect(Collectors.toSet()));
        Map<String, KeptVideo> kept =
                videos.keepIfFree(group.stream().map(RatingAct::hash).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(KeptVideo::hash, video -> video));
        Map<RatingAct, RatingChange> allowed = new IdentityHashMap<>();
        for (RatingAct act : group) {
            KeptVideo video = kept.get(act.hash());
            if (video != null && active.contains(act.channelId()) && act.isOpen(video.access())) {
                allowed.put(
                        act,
                        new RatingChange(
                                act.channelId(), video.id(), video.access().channelId(), act.rating()));
            }
        }
        Map<String, Integer> tokens = new HashMap<>(limits.tryAcquireAll(
                RatingLimit.RATINGS_ACCOUNT,
                allowed.keySet().stream().collect(Collectors.toMap(RatingAct::account, act -> 1, Integer::sum))));
        allowed.keySet().removeIf(act -> tokens.merge(act.account(), -1, Integer::sum) < 0);
        return allowed;
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
        List<VideosLiked.Like> liking = new ArrayList<>();
        for (RatingChange change : changes) {
            Rating old = after.getOrDefault(change.key(), before.getOrDefault(change.key(), Rating.NONE));
            if (old != change.rating()) {
                after.put(change.key(), change.rating());
                count(sums, change, old);
                if (change.rating() == Rating.LIKE) {
                    liking.add(new VideosLiked.Like(change.videoId(), change.channelId(), change.ownerId()));
                }
            }
        }
        if (!after.isEmpty()) {
            ratings.setAll(after, clock.millis());
            tallies.addAll(sums);
        }
        if (!liking.isEmpty()) {
            likes.fire(new VideosLiked(liking));
        }
        Set<Long> videos = changes.stream().map(RatingChange::videoId).collect(Collectors.toSet());
        Map<Long, Numbers> numbers = new HashMap<>();
        tallies.current(KINDS, videos).forEach((video, counts) -> numbers.put(video, Numbers.of(counts)));
        return numbers;
    }

    private void count(TallySums sums, RatingChange change, Rating before) {
        add(sums, change.videoId(), before, -1);
        add(sums, change.videoId(), change.rating(), 1);
        if (change.channelId() == change.ownerId()) {
            // the likes of its owner make no video trend
            int likes = likes(change.rating()) - likes(before);
            sums.add(TallyKind.HEAT, change.videoId(), -(int) heat.like() * likes);
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
