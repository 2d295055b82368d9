package io.vireo.media.text;

/**
 * A cue of a WebVTT file.
 *
 * @param startMillis in milliseconds
 * @param endMillis in milliseconds, greater than the start
 * @param text the payload in the syntax of WebVTT: without blank lines, with balanced tags and escaped characters
 */
public record TextCue(long startMillis, long endMillis, String text) {
    /** Returns the text without tags, with escaped characters decoded, in one line. */
    public String plainText() {
        return CueMarkup.plain(text);
    }
}
