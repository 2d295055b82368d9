package io.vireo.http;

/** The API errors that every feature may return: about the request, its body and the state of the server. */
public enum CommonError implements ErrorCode {
    BAD_CONTENT_TYPE(400, "bad-content-type", "The body must be sent as application/json."),
    MALFORMED_JSON(400, "malformed-json", "The body is not a JSON object."),
    MISSING_FIELD(400, "missing-field", "A field is missing."),
    INVALID_FIELD(400, "invalid-field", "A field has a value that cannot be accepted."),
    TOO_LARGE(413, "too-large", "The body is larger than the server accepts."),
    FORBIDDEN(403, "forbidden", "The caller may not do this."),
    NO_SPACE(507, "no-space", "The server has no room left."),
    PRECONDITION_FAILED(412, "precondition-failed", "The resource does not match the condition of the request."),
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
    private final String code;
    private final String message;

    CommonError(int status, String code, String message) {
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

    /** Returns the error code for a status that the container or Jersey has set; a general one if the status has no code of its own. */
    public static CommonError ofStatus(int status) {
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
