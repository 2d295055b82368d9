package io.vireo.example;

import io.vireo.identity.ChannelCleanup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes the notes of a deleted channel. */
@ApplicationScoped
class NotesOfChannel implements ChannelCleanup {
    @Inject
    NoteRepository notes;

    @Override
    public String name() {
        return "notes-of-channel";
    }

    @Override
    public void clean(long channelId) {
        notes.removeOfChannel(channelId);
    }
}
