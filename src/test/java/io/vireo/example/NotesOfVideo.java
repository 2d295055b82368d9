package io.vireo.example;

import io.vireo.video.VideoCleanup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes the notes about a deleted video. */
@ApplicationScoped
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
