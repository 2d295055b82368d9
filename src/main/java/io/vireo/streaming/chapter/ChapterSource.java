package io.vireo.streaming.chapter;

/** Where stored chapters come from; those of the first source count. */
enum ChapterSource {
    OWNER(1),
    FILE(2);

    /** The value of the column {@code Source}. */
    final int value;

    ChapterSource(int value) {
        this.value = value;
    }
}
