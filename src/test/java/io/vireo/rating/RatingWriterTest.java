package io.vireo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.identity.Channels;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimit;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.rating.RatingChange.Key;
import io.vireo.rating.RatingWriter.Numbers;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySums;
import io.vireo.video.VideoError;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RatingWriterTest {
    private static final long CHANNEL = 3;
    private static final long VIDEO = 1;
    private static final RatingChange CHANGE = new RatingChange(CHANNEL, VIDEO, 2, Rating.DISLIKE);

    private final Map<Key, Rating> stored = new HashMap<>();
    private final Set<Long> heldChannels = new HashSet<>();
    private final Set<Long> heldVideos = new HashSet<>();
    private final Set<Long> deletedVideos = new HashSet<>();
    private int tokens = 5;
    private boolean isGroupFailing;

    @Test
    void shouldWriteWithAGroup() {
        assertThat(writer().write(CHANGE)).isEqualTo(new Numbers(0, 1));
        assertThat(stored).containsExactly(Map.entry(CHANGE.key(), Rating.DISLIKE));
        assertThat(tokens).isEqualTo(4);
    }

    @Test
    void shouldWriteAloneAfterOthersThatHoldTheChannelOrTheVideo() {
        heldChannels.add(CHANNEL);
        assertThat(writer().write(CHANGE)).isEqualTo(new Numbers(0, 1));
        assertThat(tokens).isEqualTo(4);

        heldChannels.clear();
        heldVideos.add(VIDEO);
        assertThat(writer().write(new RatingChange(4, VIDEO, 2, Rating.DISLIKE)))
                .isEqualTo(new Numbers(0, 2));
        assertThat(tokens).isEqualTo(3);
    }

    @Test
    void shouldRejectARatingBeyondTheLimit() {
        tokens = 0;

        assertThatThrownBy(() -> writer().write(CHANGE))
                .isInstanceOf(ApiException.class)
                .satisfies(thrown ->
                        assertThat(((ApiException) thrown).reason()).isEqualTo(CommonError.TOO_MANY_REQUESTS));
        assertThat(stored).isEmpty();
    }

    @Test
    void shouldRejectARatingOfADeletedVideo() {
        deletedVideos.add(VIDEO);

        assertThatThrownBy(() -> writer().write(CHANGE))
                .isInstanceOf(ApiException.class)
                .satisfies(
                        thrown -> assertThat(((ApiException) thrown).reason()).isEqualTo(VideoError.NO_VIDEO));
        assertThat(stored).isEmpty();
    }

    @Test
    void shouldRepeatTheRatingsOfAFailedGroup() {
        isGroupFailing = true;

        assertThat(writer().write(CHANGE)).isEqualTo(new Numbers(0, 1));
    }

    private RatingWriter writer() {
        RatingWriter writer = new RatingWriter();
        writer.clock = Clock.systemUTC();
        writer.transactions = new Transactions();
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
        writer.ratings = new RatingRepository() {
            @Override
            Set<Long> keepVideosIfFree(Set<Long> videoIds) {
                return without(without(videoIds, heldVideos), deletedVideos);
            }

            @Override
            boolean keepVideo(long videoId) {
                return !deletedVideos.contains(videoId);
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
            public Map<Long, Long> current(TallyKind kind, Collection<Long> subjectIds) {
                Rating rating = kind == TallyKind.LIKES ? Rating.LIKE : Rating.DISLIKE;
                return subjectIds.stream()
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> stored.entrySet().stream()
                                        .filter(entry -> entry.getKey().videoId() == id && entry.getValue() == rating)
                                        .count()));
            }
        };
        return writer;
    }

    private static Set<Long> without(Set<Long> ids, Set<Long> others) {
        return ids.stream().filter(id -> !others.contains(id)).collect(Collectors.toSet());
    }
}
