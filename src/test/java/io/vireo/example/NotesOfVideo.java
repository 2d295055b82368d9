package io.vireo.example;

import io.vireo.platform.Component;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;

/** Removes the notes about a deleted video. */
@Component
class NotesOfVideo implements VideoCleanup {
    @Inject
    NoteRepository notes;

    @Override
    public String name() {
        return "notes-of-video";
    }

    @Override
    public void clean(long videoId) {
        notes.removeOfVideo(videoId);
    }
}
