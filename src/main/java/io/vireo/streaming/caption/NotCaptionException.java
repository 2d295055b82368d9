package io.vireo.streaming.caption;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.media.text.TextFault;
import io.vireo.media.text.TimedTextException;

/** Signals that a file is not WebVTT or SubRip, with the line that cannot be read. */
public final class NotCaptionException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final TextFault fault;

    public NotCaptionException(TimedTextException cause) {
        super(CaptionError.NOT_CAPTION);
        this.line = cause.line();
        this.fault = cause.fault();
    }

    /** Returns the number of the line, counted from 1. */
    public int line() {
        return line;
    }

    public TextFault fault() {
        return fault;
    }

    @Override
    public ApiResponse response() {
        return new ApiResponse(reason().code(), "Line " + line + ": " + fault.sentence());
    }
}
