package io.vireo.streaming;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vireo.media.text.Chapter;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the list of chapters that the session data {@code com.apple.hls.chapters} of a playlist names ("JSON chapters" of Apple).
 *
 * @param chapter its number, counted from 1
 * @param startTime in seconds
 * @param duration in seconds
 */
record HlsChapter(int chapter, @JsonProperty("start-time") double startTime, double duration, List<Title> titles) {
    /** @param language {@code und}: titles have no known language */
    record Title(String language, String title) {}

    static List<HlsChapter> of(List<Chapter> chapters) {
        List<HlsChapter> entries = new ArrayList<>();
        for (Chapter chapter : chapters) {
            entries.add(new HlsChapter(
                    entries.size() + 1,
                    chapter.startMillis() / 1000.0,
                    (chapter.endMillis() - chapter.startMillis()) / 1000.0,
                    List.of(new Title("und", chapter.title()))));
        }
        return entries;
    }
}
