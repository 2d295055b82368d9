package io.vireo.web.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.media.text.Chapter;
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
                                                "url", "/captions/abcdefg/de"))),
                        List.of(new Chapter(0, 61_500, "Tom & <Jerry>"), new Chapter(61_500, 70_000, "End")))
                .values();

        assertThat(values)
                .containsEntry("stream", "video/h/abcdefg/master.m3u8")
                .containsEntry("codecs", "avc1.42C01E,mp4a.40.2")
                .containsEntry("rotation", "90")
                .containsEntry("hdr", true)
                .containsEntry("length_seconds", "12.5")
                .containsEntry("has_chapters", true)
                .containsEntry(
                        "chapters",
                        List.of(
                                Map.of(
                                        "seconds",
                                        0L,
                                        "clock",
                                        "0:00",
                                        "start",
                                        0.0,
                                        "end",
                                        61.5,
                                        "title",
                                        "Tom & <Jerry>"),
                                Map.of("seconds", 61L, "clock", "1:01", "start", 61.5, "end", 70.0, "title", "End")))
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
                        "hls", "", "captions", List.of(), "storyboard", "", "codecs", "", "rotation", ""),
                Map.<String, Object>of("captions", "", "hdr", "", "duration", ""))) {
            assertThat(new PlayerView("abcdefg", body, List.of()).values())
                    .containsEntry("stream", "")
                    .containsEntry("has_chapters", false)
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

        assertThat(new PlayerView("abcdefg", stream, List.of()).values())
                .containsEntry("long", true)
                .containsEntry("preload", "none");
        assertThat(new PlayerView("abcdefg", Map.of("duration", 3600.5, "hls", ""), List.of()).values())
                .containsEntry("long", true)
                .containsEntry("preload", "metadata");
        assertThat(new PlayerView("abcdefg", Map.of("duration", 3599.9), List.of()).values())
                .containsEntry("long", false);
    }

    @Test
    void shouldOpenWhatIsNotPublic() {
        Map<String, Object> values = new PlayerView(
                        "abcdefg",
                        Map.of(
                                "access", "a=secret",
                                "hls", "/video/h/abcdefg/master.m3u8",
                                "storyboard", "/storyboards/abcdefg?a=secret"),
                        List.of())
                .values();

        assertThat(values)
                .containsEntry("stream", "video/h/abcdefg/master.m3u8?a=secret")
                .containsEntry("storyboard_src", "storyboards/abcdefg?a=secret")
                .containsEntry("download_href", "video/d/abcdefg?a=secret&download");
    }
}
