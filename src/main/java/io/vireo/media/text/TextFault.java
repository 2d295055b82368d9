package io.vireo.media.text;

/** What is wrong with a file of captions or a list of chapters. */
public enum TextFault {
    NOT_UTF8("The text is not encoded in UTF-8."),
    UNKNOWN_FORMAT("The file is neither WebVTT nor SubRip (.srt)."),
    BAD_TIMES("The times of a cue cannot be read."),
    ENDS_EARLY("A cue ends before it begins."),
    STRAY_LINES("These lines belong to no cue."),
    LONG_CUE("A cue has more than 2,000 characters."),
    TOO_MANY_CUES("The file has more than 20,000 cues."),
    NO_CUE("The file has no cue with a text."),
    NO_CUE_WITHIN("No cue begins before the end of the video."),
    NO_CHAPTER_WITHIN("No chapter begins within the video."),
    NO_TIME("A chapter begins with its time, such as 1:30."),
    NO_TITLE("A chapter has no title."),
    LONG_TITLE("The title of a chapter has more than 200 characters."),
    SAME_TIME("Another chapter begins at this time."),
    AFTER_THE_END("A chapter begins after the end of the video."),
    TOO_MANY_CHAPTERS("There are more than 500 chapters.");

    private final String sentence;

    TextFault(String sentence) {
        this.sentence = sentence;
    }

    /** Returns a sentence for the author of the text. */
    public String sentence() {
        return sentence;
    }
}
