package io.vireo.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.streaming.StreamPart.Kind;
import io.vireo.streaming.StreamPart.Rendition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPartTest {
    @ParameterizedTest
    @CsvSource({
        "master.m3u8,MASTER_PLAYLIST,MUXED,0",
        "m.m3u8,MEDIA_PLAYLIST,MUXED,0",
        "manifest.mpd,MANIFEST,MUXED,0",
        "m/init.mp4,INIT,MUXED,0",
        "v/init.mp4,INIT,VIDEO,0",
        "a/init.mp4,INIT,AUDIO,0",
        "m/1.m4s,SEGMENT,MUXED,1",
        "v/20000.m4s,SEGMENT,VIDEO,20000",
        "a/999999.m4s,SEGMENT,AUDIO,999999"
    })
    void shouldParseTheNames(String path, Kind kind, Rendition rendition, int segment) {
        assertThat(StreamPart.parse(path)).contains(new StreamPart(kind, rendition, segment));
    }

    @Test
    void shouldParseTheNamesOfCaptionsAndChapters() {
        assertThat(StreamPart.parse("s/pt-BR.m3u8"))
                .contains(new StreamPart(Kind.CAPTION_PLAYLIST, Rendition.MUXED, 0, "pt-BR"));
        assertThat(StreamPart.parse("s/en.vtt"))
                .contains(new StreamPart(Kind.CAPTION_SEGMENT, Rendition.MUXED, 0, "en"));
        assertThat(StreamPart.parse("chapters.json")).contains(new StreamPart(Kind.CHAPTERS, Rendition.MUXED, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s/.vtt",
                "s/en.srt",
                "s/e_n.vtt",
                "en.vtt",
                "chapters.jsonx",
                "v.m3u8",
                "a.m3u8",
                "m/0.m4s",
                "m/01.m4s",
                "m/-1.m4s",
                "m/1000000.m4s",
                "x/1.m4s",
                "m/1.mp4",
                "m/1.m4s/",
                "m/init.m4s",
                "MASTER.m3u8",
                "m/１.m4s",
                "master.m3u8?x",
                "m"
            })
    void shouldRejectOtherNames(String path) {
        assertThat(StreamPart.parse(path)).isEmpty();
    }
}
