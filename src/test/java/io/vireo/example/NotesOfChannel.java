package io.vireo.example;

import io.vireo.identity.ChannelCleanup;
import io.vireo.platform.Component;
import jakarta.inject.Inject;

/** Removes the notes of a deleted channel. */
@Component
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
