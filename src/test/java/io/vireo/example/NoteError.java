package io.vireo.example;

import io.vireo.http.ErrorCode;

/** Errors of notes. */
enum NoteError implements ErrorCode {
    NOTE_EXISTS(409, "note-exists", "The channel has a note about this video already.");

    private final int status;
    private final String code;
    private final String message;

    NoteError(int status, String code, String message) {
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
