package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewedVideoTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "public,-,-,-,video/abcdefg,true,true",
                "public,-,x,-,video/abcdefg,true,true",
                "unlisted,-,x,a=1,video/abcdefg?k=x,true,true",
                "unlisted,own,x,a=1,video/abcdefg?k=own,true,true",
                "unlisted,-,-,a=1,video/abcdefg,false,true",
                "private,own,x,a=1,video/abcdefg,false,true",
                "unlisted,own,-,-,video/abcdefg?k=own,true,false"
            })
    void shouldLinkTheVideo(
            String visibility,
            String ownKey,
            String presentedKey,
            String access,
            String href,
            boolean isShareable,
            boolean isPlayable) {
        Map<String, Object> body = new HashMap<>(Map.of("visibility", visibility));
        if (ownKey != null) {
            body.put("key", ownKey);
        }
        if (access != null) {
            body.put("access", access);
        }

        assertThat(new ViewedVideo("abcdefg", body, presentedKey).values())
                .containsEntry("href", href)
                .containsEntry("shareable", isShareable)
                .containsEntry("playable", isPlayable)
                .containsEntry("noindex", !visibility.equals("public"))
                .containsEntry("time_query", href.contains("?") ? href.replaceFirst(".*\\?", "?") + "&t=" : "?t=");
    }

    @Test
    void shouldNotShareABlockedVideo() {
        Map<String, Object> body = Map.of("visibility", "unlisted", "key", "own", "blocked", true);

        assertThat(new ViewedVideo("abcdefg", body, "own").values())
                .containsEntry("href", "video/abcdefg")
                .containsEntry("shareable", false)
                .containsEntry("playable", false)
                .containsEntry("unlisted", false)
                .containsEntry("hidden_by_moderators", true);
    }
}
