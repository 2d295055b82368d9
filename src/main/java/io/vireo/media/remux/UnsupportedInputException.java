package io.vireo.media.remux;

/** Signals that a file cannot be stored as MP4 without re-encoding, in a sentence for the user that names the codec or container. */
public final class UnsupportedInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedInputException(String sentence) {
        super(sentence, null, false, false);
    }

    static UnsupportedInputException video(String codec) {
        return new UnsupportedInputException(
                "The video is coded in " + codec + ", which is not supported. Send H.264, HEVC, AV1 or VP9.");
    }

    static UnsupportedInputException audio(String codec) {
        return new UnsupportedInputException(
                "The audio is coded in " + codec + ", which is not supported. Send AAC, Opus, FLAC or MP3.");
    }

    static UnsupportedInputException container(String name) {
        return new UnsupportedInputException(
                "The file is of the type " + name + ", which is not supported. Send MP4, MOV, WebM or MKV.");
    }

    /** The sentence, which is never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
