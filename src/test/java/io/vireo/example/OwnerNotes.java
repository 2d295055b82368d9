package io.vireo.example;

import io.vireo.platform.Component;
import io.vireo.video.VideoDeleted;
import io.vireo.video.VideoPublished;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Adds a note of the owner when a video is published and removes it when the video is deleted. Both happen in the transaction of the event:
 * an exception would prevent the publication or the deletion.
 */
@Component
class OwnerNotes {
    static final String PREFIX = "Published: ";

    @Inject
    NoteRepository notes;

    void add(@Observes VideoPublished published) {
        notes.add(published.channelId(), published.videoId(), PREFIX + published.title());
    }

    void remove(@Observes VideoDeleted deleted) {
        notes.remove(deleted.channelId(), deleted.videoId());
    }
}
