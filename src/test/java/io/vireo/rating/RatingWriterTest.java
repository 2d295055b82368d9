package io.vireo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.identity.Channels;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimit;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.rating.RatingChange.Key;
import io.vireo.rating.RatingWriter.Numbers;
import io.vireo.tally.HeatSettings;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySums;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoAccess;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.Videos;
import io.vireo.video.Viewer;
import io.vireo.video.Visibility;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RatingWriterTest {
    private static final long CHANNEL = 3;
    private static final long VIDEO = 1;
    private static final long OWNER = 2;
    private static final String HASH = "abc1234";
    private static final RatingAct ACT = act(CHANNEL);
    private static final Key KEY = new Key(CHANNEL, VIDEO);

    private final Map<Key, Rating> stored = new HashMap<>();
    private final Set<Long> heldChannels = new HashSet<>();
    private final Set<String> heldVideos = new HashSet<>();
    private final Set<String> deletedVideos = new HashSet<>();
    private Visibility visibility = Visibility.PUBLIC;
    private int tokens = 5;
    private boolean isGroupFailing;

    private static RatingAct act(long channelId) {
        return new RatingAct(new Caller(channelId, "ada", AccountRole.USER), HASH, null, Rating.DISLIKE);
    }

    @Test
    void shouldWriteWithAGroup() {
        assertThat(writer().write(ACT)).isEqualTo(new Numbers(0, 1));
        assertThat(stored).containsExactly(Map.entry(KEY, Rating.DISLIKE));
        assertThat(tokens).isEqualTo(4);
    }

    @Test
    void shouldWriteAloneAfterOthersThatHoldTheChannelOrTheVideo() {
        heldChannels.add(CHANNEL);
        assertThat(writer().write(ACT)).isEqualTo(new Numbers(0, 1));
        assertThat(tokens).isEqualTo(4);

        heldChannels.clear();
        heldVideos.add(HASH);
        assertThat(writer().write(act(4))).isEqualTo(new Numbers(0, 2));
        assertThat(tokens).isEqualTo(3);
    }

    @Test
    void shouldRejectARatingBeyondTheLimit() {
        tokens = 0;

        assertThatThrownBy(() -> writer().write(ACT))
                .isInstanceOf(ApiException.class)
                .satisfies(thrown ->
                        assertThat(((ApiException) thrown).reason()).isEqualTo(CommonError.TOO_MANY_REQUESTS));
        assertThat(stored).isEmpty();
    }

    @Test
    void shouldRejectARatingOfAHiddenVideo() {
        visibility = Visibility.PRIVATE;

        assertThatThrownBy(() -> writer().write(ACT))
                .isInstanceOf(ApiException.class)
                .satisfies(
                        thrown -> assertThat(((ApiException) thrown).reason()).isEqualTo(VideoError.NO_VIDEO));
        assertThat(stored).isEmpty();
        assertThat(tokens).isEqualTo(5);

        RatingAct ofOwner = new RatingAct(new Caller(OWNER, "bob", AccountRole.USER), HASH, null, Rating.DISLIKE);
        assertThat(writer().write(ofOwner)).isEqualTo(new Numbers(0, 1));
    }

    @Test
    void shouldRejectARatingOfADeletedVideo() {
        deletedVideos.add(HASH);

        assertThatThrownBy(() -> writer().write(ACT))
                .isInstanceOf(ApiException.class)
                .satisfies(
                        thrown -> assertThat(((ApiException) thrown).reason()).isEqualTo(VideoError.NO_VIDEO));
        assertThat(stored).isEmpty();
    }

    @Test
    void shouldRepeatTheRatingsOfAFailedGroup() {
        isGroupFailing = true;

        assertThat(writer().write(ACT)).isEqualTo(new Numbers(0, 1));
    }

    private RatingWriter writer() {
        RatingWriter writer = new RatingWriter();
        writer.clock = Clock.systemUTC();
        writer.transactions = new Transactions();
        writer.heat = new HeatSettings(1, 8, 4);
        writer.channels = new Channels() {
            @Override
            public Set<Long> lockActiveAndFree(Set<Long> channelIds) {
                return without(channelIds, heldChannels);
            }

            @Override
            public boolean lockActive(long channelId) {
                return true;
            }
        };
        writer.limits = new RateLimiter() {
            @Override
            public void acquire(RateLimit limit, String subject) {
                if (tokens-- == 0) {
                    throw CommonError.TOO_MANY_REQUESTS.exception();
                }
            }

            @Override
            public Map<String, Integer> tryAcquireAll(RateLimit limit, Map<String, Integer> wanted) {
                if (isGroupFailing) {
                    throw new IllegalStateException("deadlock");
                }
                Map<String, Integer> taken = new HashMap<>(wanted);
                taken.replaceAll((subject, number) -> Math.min(number, tokens));
                tokens -= taken.values().stream().mapToInt(Integer::intValue).sum();
                return taken;
            }
        };
        writer.videos = new Videos() {
            @Override
            public List<KeptVideo> keepIfFree(Collection<String> hashes) {
                return hashes.stream()
                        .filter(hash -> !heldVideos.contains(hash) && !deletedVideos.contains(hash))
                        .map(hash -> new KeptVideo(VIDEO, hash, access()))
                        .toList();
            }

            @Override
            public PublishedVideo require(String hash, Caller caller, VideoCredentials credentials) {
                if (deletedVideos.contains(hash)
                        || !access().decide(Viewer.of(caller)).allowsFiles()) {
                    throw VideoError.NO_VIDEO.exception();
                }
                return new PublishedVideo(VIDEO, hash, OWNER, "Title");
            }
        };
        writer.ratings = new RatingRepository() {
            @Override
            boolean keepVideo(long videoId) {
                return true;
            }

            @Override
            Map<Key, Rating> findAll(Set<Key> keys) {
                return new HashMap<>(stored);
            }

            @Override
            void setAll(Map<Key, Rating> ratings, long now) {
                stored.putAll(ratings);
            }
        };
        writer.tallies = new Tallies() {
            @Override
            public void addAll(TallySums sums) {}

            @Override
            public Map<Long, List<Long>> current(List<TallyKind> kinds, Collection<Long> subjectIds) {
                return subjectIds.stream()
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> kinds.stream()
                                        .map(kind -> count(id, kind))
                                        .toList()));
            }

            private long count(long videoId, TallyKind kind) {
                Rating rating = kind == TallyKind.LIKES ? Rating.LIKE : Rating.DISLIKE;
                return stored.entrySet().stream()
                        .filter(entry -> entry.getKey().videoId() == videoId && entry.getValue() == rating)
                        .count();
            }
        };
        return writer;
    }

    private VideoAccess access() {
        return new VideoAccess(OWNER, true, visibility, false, null, 0);
    }

    private static Set<Long> without(Set<Long> ids, Set<Long> others) {
        return ids.stream().filter(id -> !others.contains(id)).collect(Collectors.toSet());
    }
}
