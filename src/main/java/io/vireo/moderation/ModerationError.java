package io.vireo.moderation;

import io.vireo.http.ErrorCode;

/** Error codes of reports, decisions, appeals and blocks. */
public enum ModerationError implements ErrorCode {
    ALREADY_REPORTED(409, "already-reported", "You have reported this already; a moderator will look at it."),
    NO_DECISION(404, "no-decision", "There is no decision about this that can be appealed."),
    ALREADY_APPEALED(409, "already-appealed", "The decision has been appealed already."),
    OWN_DECISION(403, "own-decision", "Another moderator decides about the appeal."),
    OWN_CHANNEL(400, "own-channel", "A channel cannot block itself.");

    private final int status;
    private final String code;
    private final String message;

    ModerationError(int status, String code, String message) {
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
