package io.vireo.streaming.caption;

/**
 * Captions of a video.
 *
 * @param language a canonical tag of BCP 47, unique within the video
 * @param label the name that players show
 * @param kind {@link #SUBTITLES} or {@link #CAPTIONS}
 */
public record CaptionTrack(String language, String label, String kind) {
    /** A translation or transcription of what is spoken. */
    public static final String SUBTITLES = "subtitles";

    /** A transcription of everything that is heard, for those who do not hear it. */
    public static final String CAPTIONS = "captions";

    /** Returns the same captions with another label. */
    public CaptionTrack withLabel(String other) {
        return new CaptionTrack(language, other, kind);
    }
}
