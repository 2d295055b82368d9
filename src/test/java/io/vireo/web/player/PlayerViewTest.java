package io.vireo.web.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayerViewTest {
    @Test
    void shouldShowStreamCaptionsChaptersAndStoryboard() {
        Map<String, Object> values = new PlayerView(
                        "abcdefg",
                        Map.of(
                                "hls",
                                "/video/h/abcdefg/master.m3u8",
                                "codecs",
                                "avc1.42C01E,mp4a.40.2",
                                "rotation",
                                90,
                                "hdr",
                                true,
                                "duration",
                                12.5,
                                "chapters",
                                "/chapters/abcdefg",
                                "storyboard",
                                "/storyboards/abcdefg",
                                "captions",
                                List.of(
                                        Map.of(
                                                "language", "en",
                                                "label", "English",
                                                "kind", "captions",
                                                "url", "/captions/abcdefg/en"),
                                        Map.of(
                                                "language", "de",
                                                "label", "",
                                                "kind", "?",
                                                "url", "/captions/abcdefg/de"))))
                .values();

        assertThat(values)
                .containsEntry("stream", "video/h/abcdefg/master.m3u8")
                .containsEntry("codecs", "avc1.42C01E,mp4a.40.2")
                .containsEntry("rotation", "90")
                .containsEntry("hdr", true)
                .containsEntry("length_seconds", "12.5")
                .containsEntry("chapters_src", "chapters/abcdefg")
                .containsEntry("storyboard_src", "storyboards/abcdefg")
                .containsEntry("download_href", "video/d/abcdefg?download")
                .containsEntry("has_captions", true)
                .containsEntry(
                        "text_tracks",
                        List.of(
                                Map.of(
                                        "kind", "captions",
                                        "language", "en",
                                        "label", "English",
                                        "src", "captions/abcdefg/en"),
                                Map.of(
                                        "kind", "subtitles",
                                        "language", "de",
                                        "label", "de",
                                        "src", "captions/abcdefg/de")));
    }

    @Test
    void shouldLeaveOutWhatAVideoDoesNotHave() {
        for (Map<String, Object> body : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of(
                        "hls",
                        "",
                        "captions",
                        List.of(),
                        "chapters",
                        "",
                        "storyboard",
                        "",
                        "codecs",
                        "",
                        "rotation",
                        ""),
                Map.<String, Object>of("captions", "", "chapters", List.of(), "hdr", "", "duration", ""))) {
            assertThat(new PlayerView("abcdefg", body).values())
                    .containsEntry("stream", "")
                    .containsEntry("chapters_src", "")
                    .containsEntry("storyboard_src", "")
                    .containsEntry("text_tracks", List.of())
                    .containsEntry("has_captions", false)
                    .containsEntry("hdr", false)
                    .containsEntry("rotation", "0")
                    .containsEntry("preload", "metadata")
                    .containsEntry("length_seconds", "0");
        }
    }

    @Test
    void shouldLoadNothingOfALongVideoThatHasAStream() {
        Map<String, Object> stream = Map.of("duration", 3600, "hls", "/video/h/abcdefg/master.m3u8");

        assertThat(new PlayerView("abcdefg", stream).values())
                .containsEntry("long", true)
                .containsEntry("preload", "none");
        assertThat(new PlayerView("abcdefg", Map.of("duration", 3600.5, "hls", "")).values())
                .containsEntry("long", true)
                .containsEntry("preload", "metadata");
        assertThat(new PlayerView("abcdefg", Map.of("duration", 3599.9)).values())
                .containsEntry("long", false);
    }

    @Test
    void shouldOpenWhatIsNotPublic() {
        Map<String, Object> values = new PlayerView(
                        "abcdefg",
                        Map.of(
                                "access", "a=secret",
                                "hls", "/video/h/abcdefg/master.m3u8",
                                "chapters", "/chapters/abcdefg?a=secret"))
                .values();

        assertThat(values)
                .containsEntry("stream", "video/h/abcdefg/master.m3u8?a=secret")
                .containsEntry("chapters_src", "chapters/abcdefg?a=secret")
                .containsEntry("download_href", "video/d/abcdefg?a=secret&download");
    }
}
