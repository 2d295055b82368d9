package io.vireo.example;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of notes: the setting {@code vireo.limits.notes.account}. */
enum NoteLimit implements RateLimit {
    NOTES_ACCOUNT;

    @Override
    public String id() {
        return "notes.account";
    }
}
