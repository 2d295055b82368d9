package io.vireo.streaming.storyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoryboardTextTest {
    @Test
    void shouldWriteContiguousCuesWithinTheSheet() {
        List<Long> starts =
                LongStream.range(0, 12).mapToObj(tile -> tile * 5000).toList();
        String text = new StoryboardText(160, 90, 61_000, starts, Instant.EPOCH).toWebVtt("abc1234", "");
        assertThat(text)
                .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nabc1234/1.jpg#xywh=0,0,160,90\n")
                .contains("\n00:00:45.000 --> 00:00:50.000\nabc1234/1.jpg#xywh=1440,0,160,90\n")
                .contains("\n00:00:50.000 --> 00:00:55.000\nabc1234/1.jpg#xywh=0,90,160,90\n")
                .endsWith("\n00:00:55.000 --> 00:01:01.000\nabc1234/1.jpg#xywh=160,90,160,90\n");
    }

    @Test
    void shouldAppendTheAccessBeforeTheRectangle() {
        assertThat(new StoryboardText(160, 90, 5000, List.of(0L), Instant.EPOCH).toWebVtt("abc1234", "a=x"))
                .endsWith("\nabc1234/1.jpg?a=x#xywh=0,0,160,90\n");
    }
}
