package io.vireo.video;

import io.vireo.http.ErrorCode;

/** Error codes of uploads, plain and resumable (tus 1.0.0). */
public enum UploadError implements ErrorCode {
    ALREADY_UPLOADED(409, "already-uploaded", "The video already has its file."),
    NO_DATA(400, "no-data", "The body is empty."),
    NOT_MP4(400, "not-mp4", "The body is not a playable video. Send MP4, MOV, WebM or MKV."),
    NO_UPLOAD(404, "no-upload", "There is no such resumable upload, or none any more."),
    UPLOAD_OFFSET(409, "upload-offset", "The upload has another number of bytes than Upload-Offset says."),
    UPLOAD_LOCKED(423, "upload-locked", "Another request deals with this upload. Try again."),
    TUS_VERSION(
            412, "tus-version", "The request must use version 1.0.0 of tus and state it in the header Tus-Resumable."),
    UPLOAD_CONCAT(
            400, "upload-concat", "Uploads in parts that are joined are not supported: send it without Upload-Concat."),
    CHECKSUM_MISMATCH(460, "checksum-mismatch", "The bytes are not those of Upload-Checksum.");

    private final int status;
    private final String code;
    private final String message;

    UploadError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
