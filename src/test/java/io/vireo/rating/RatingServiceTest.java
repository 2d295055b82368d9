package io.vireo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.video.PublishedVideo;
import io.vireo.video.RatingSettings;
import io.vireo.video.RatingSettings.Dislikes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingServiceTest {
    private static final Caller CALLER = new Caller(3, "ada", AccountRole.USER);
    private static final PublishedVideo VIDEO = new PublishedVideo(1, "abc1234", 2, "Title");

    @Test
    void shouldRejectDislikesIfTheSiteHasNone() {
        assertThatThrownBy(() -> service(Dislikes.OFF).rate(CALLER, VIDEO.hash(), null, Rating.DISLIKE))
                .isInstanceOf(ApiException.class)
                .satisfies(
                        thrown -> assertThat(((ApiException) thrown).response().response())
                                .isEqualTo("no-dislikes"));
    }

    @Test
    void shouldShowTheNumberOfDislikesOnlyIfTheSiteDoes() {
        assertThat(service(Dislikes.SHOWN).rating(3, VIDEO)).isEqualTo(new RatingResponse(Rating.DISLIKE, 7, 7));
        assertThat(service(Dislikes.COUNTED).rating(3, VIDEO)).isEqualTo(new RatingResponse(Rating.DISLIKE, 7, 0));
    }

    private static RatingService service(Dislikes dislikes) {
        RatingService service = new RatingService();
        service.settings = new RatingSettings(dislikes);
        service.ratings = new RatingRepository() {
            @Override
            Rating find(long channelId, long videoId) {
                return Rating.DISLIKE;
            }
        };
        service.tallies = new Tallies() {
            @Override
            public Map<Long, List<Long>> current(List<TallyKind> kinds, Collection<Long> subjectIds) {
                return Map.of(VIDEO.id(), List.of(7L, 7L));
            }
        };
        return service;
    }
}
