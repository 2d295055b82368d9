package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageCardsTest {
    private final Visit visit = new Visit() {
        @Override
        public PageTexts.Translation texts() {
            return new PageTexts().in(Locale.ENGLISH);
        }

        @Override
        ZoneId zone() {
            return ZoneOffset.UTC;
        }
    };
    private final PageCards cards =
            new PageCards(visit, Clock.fixed(Instant.parse("2026-11-30T09:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "0,false,false,'',''",
        "1,false,1,1 % watched,10 min left",
        "60,false,10,10 % watched,9 min left",
        "599,false,99,99 % watched,1 min left",
        "900,false,99,99 % watched,1 min left",
        "30,true,100,watched,''"
    })
    void shouldShowHowMuchWasWatched(double position, boolean done, String seen, String watched, String left) {
        Map<String, Object> body = video();
        body.put("position", position);
        body.put("done", done);

        Map<String, Object> card = cards.of(body);

        assertThat(card.get("seen")).hasToString(seen);
        assertThat(card).containsEntry("watched", watched).containsEntry("left", left);
    }

    @Test
    void shouldShowNoProgressWithoutAPosition() {
        assertThat(cards.of(video())).containsEntry("seen", false).containsEntry("gone", false);
    }

    @Test
    void shouldShowThatAVideoIsNotVisibleAnyMore() {
        Map<String, Object> placeholder = video();
        placeholder.replaceAll((key, value) -> key.equals("type") || key.equals("thumbnail") ? value : "");

        assertThat(cards.of(placeholder))
                .containsEntry("gone", true)
                .containsEntry("title", "Not available any more")
                .containsEntry("hash", "abc1234")
                .doesNotContainKey("href");
    }

    @ParameterizedTest
    @CsvSource({"public,''", "unlisted,Unlisted", "private,Private"})
    void shouldNameTheVisibilityOfVideosThatAreNotPublic(String visibility, String expected) {
        Map<String, Object> body = video();
        body.put("visibility", visibility);

        assertThat(cards.of(body)).containsEntry("not_public", expected);
    }

    private static Map<String, Object> video() {
        return new HashMap<>(Map.of(
                "type", "video",
                "channel", "owner",
                "title", "A title",
                "thumbnail", "abc1234",
                "upload", "2026-11-29T09:00:00Z",
                "duration", 600,
                "views", 3,
                "visibility", "public"));
    }
}
