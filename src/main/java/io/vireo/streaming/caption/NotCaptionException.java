package io.vireo.streaming.caption;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.media.text.TimedTextException;

/** Signals that a file is not WebVTT or SubRip, with the line that cannot be read. */
public final class NotCaptionException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public NotCaptionException(TimedTextException cause) {
        super(CaptionError.NOT_CAPTION);
        this.sentence = "Line " + cause.line() + ": " + cause.getMessage();
    }

    @Override
    public ApiResponse response() {
        return new ApiResponse(reason().code(), sentence);
    }
}
