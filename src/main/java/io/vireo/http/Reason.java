package io.vireo.http;

/**
 * The catalogue of refusals: the status, the machine-readable {@code response} and the sentence for a person.
 *
 * <p>Reasons that carry data of the call ({@code missing-field}, {@code try-left}, …) are given with it by the {@link Refusal}.
 */
public enum Reason {
    // Bodies
    BAD_CONTENT_TYPE(400, "bad-content-type", "The body must be sent as application/json."),
    MALFORMED_JSON(400, "malformed-json", "The body is not a JSON object."),
    MISSING_FIELD(400, "missing-field", "A field is missing."),
    INVALID_FIELD(400, "invalid-field", "A field has a value that cannot be accepted."),
    TOO_LARGE(413, "too-large", "The body is larger than the server accepts."),

    // Tokens
    TOKEN(400, "token", "This call needs a token in the Authorization header."),
    BAD_TOKEN(400, "bad-token", "The token is not valid. Sign in again."),
    TOKEN_EXPIRE(401, "token expire", "The token has expired. Sign in again."),
    FORBIDDEN(403, "forbidden", "The caller may not do this."),

    // Accounts
    USERNAME_TAKEN(400, "username", "The username is taken."),
    EMAIL_TAKEN(400, "email", "The e-mail address is taken."),
    SIGN_IN_REJECTED(402, "try-left", "Wrong username or password."),
    SIGN_IN_BLOCKED(403, "blocked-until", "Too many failed attempts. Try again later."),
    NOT_IMAGE(400, "not-image", "The body is not a JPEG or PNG image that can be taken."),
    NO_CHANNEL(404, "channel", "There is no such channel."),
    BAD_RESET_TOKEN(400, "bad-reset-token", "The link has been used or is too old. Ask for a new one."),
    BAD_EMAIL_TOKEN(
            400, "bad-email-token", "The link is too old, or has been used: then the address is confirmed already."),
    BAD_UNSUBSCRIBE_TOKEN(
            400, "bad-unsubscribe-token", "The address of the link is not complete, or the account is gone."),
    NOT_CHANNEL_OWNER(403, "not-owner", "The channel belongs to somebody else."),

    // Videos
    NO_VIDEO(404, "no-video", "There is no such video."),
    NO_VIDEO_BYTES(400, "no-video", "There is no such video."),
    NO_THUMBNAIL(404, "no-thumbnails", "There is no such thumbnail."),
    NOT_OWNER(403, "not-owner", "The video belongs to another channel."),
    ALREADY_UPLOADED(409, "already-uploaded", "The video already has its file."),
    NO_DATA(400, "no-data", "The body is empty."),
    NOT_MP4(400, "not-mp4", "The body is not a playable MP4 file."),
    NO_SPACE(507, "no-space", "The server has no room left."),
    NO_UPLOAD(404, "no-upload", "There is no such resumable upload, or none any more."),
    UPLOAD_OFFSET(409, "upload-offset", "The upload has another number of bytes than Upload-Offset says."),
    UPLOAD_LOCKED(423, "upload-locked", "Another request deals with this upload. Try again."),
    TUS_VERSION(412, "tus-version", "The request must be of version 1.0.0 of tus and say so in Tus-Resumable."),
    CHECKSUM_MISMATCH(460, "checksum-mismatch", "The bytes are not those of Upload-Checksum."),
    RANGE_NOT_SATISFIABLE(416, "range-not-satisfiable", "The video has no such range."),
    PRECONDITION_FAILED(412, "precondition-failed", "It is not what the condition of the request names."),

    // Search
    BAD_SEARCH_TYPE(400, "bad-search-type", "The search type must be all, video or channel."),

    // The server
    BAD_REQUEST(400, "bad-request", "The request cannot be understood."),
    NOT_FOUND(404, "not-found", "There is nothing at this path."),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This path does not answer that method."),
    NOT_ACCEPTABLE(406, "not-acceptable", "The server has no representation that the client accepts."),
    REQUEST_TIMEOUT(408, "timeout", "The request did not arrive in time."),
    URI_TOO_LONG(414, "uri-too-long", "The address is longer than the server accepts."),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The server cannot read a body of this type."),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests. Try again later."),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are more or longer than the server accepts."),
    INTERNAL_ERROR(500, "internal-error", "Something went wrong on the server."),
    UNAVAILABLE(503, "unavailable", "The service is not available at the moment. Try again later."),
    HTTP_VERSION(505, "http-version", "The server does not speak this version of HTTP.");

    private final int status;
    private final String response;
    private final String message;

    Reason(int status, String response, String message) {
        this.status = status;
        this.response = response;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public String response() {
        return response;
    }

    public String message() {
        return message;
    }

    public Refusal refusal() {
        return new Refusal(this);
    }

    /** The body of the answer, as JSON text. */
    public String toJson() {
        return refusal().answer().toJson();
    }

    /**
     * The reason that speaks for a bare status, as the container or Jersey gives it; the nearest general one where the status has
     * none of its own.
     */
    public static Reason ofStatus(int status) {
        return switch (status) {
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405, 501 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            case 505 -> HTTP_VERSION;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
