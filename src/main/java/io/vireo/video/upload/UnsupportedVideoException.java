package io.vireo.video.upload;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.video.UploadError;

/** Thrown if a file cannot be stored as MP4 without re-encoding; the message of the response names the codec or container. */
final class UnsupportedVideoException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnsupportedVideoException(String sentence) {
        super(UploadError.NOT_MP4);
        this.sentence = sentence;
    }

    @Override
    public ApiResponse response() {
        return new ApiResponse(UploadError.NOT_MP4.code(), sentence);
    }
}
