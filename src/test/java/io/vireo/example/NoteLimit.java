package io.vireo.example;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of notes: the setting {@code vireo.limits.notes.account}. */
enum NoteLimit implements RateLimit {
    NOTES_ACCOUNT("notes.account");

    private final String id;

    NoteLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
