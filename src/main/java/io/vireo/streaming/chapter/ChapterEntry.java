package io.vireo.streaming.chapter;

import io.vireo.media.text.Chapter;
import java.util.List;

/**
 * A chapter in a response.
 *
 * @param start in seconds
 */
record ChapterEntry(double start, String title) {
    static List<ChapterEntry> of(List<Chapter> chapters) {
        return chapters.stream()
                .map(chapter -> new ChapterEntry(chapter.startMillis() / 1000.0, chapter.title()))
                .toList();
    }
}
