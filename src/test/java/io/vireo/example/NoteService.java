package io.vireo.example;

import io.vireo.auth.Caller;
import io.vireo.platform.Component;
import io.vireo.video.PublishedVideo;
import io.vireo.video.Videos;
import io.vireo.video.Viewer;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Adds notes. */
@Component
class NoteService {
    @Inject
    Videos videos;

    @Inject
    NoteRepository notes;

    @Inject
    NoteMails mails;

    /**
     * Adds a note.
     *
     * @throws io.vireo.http.ApiException with {@code no-video} or {@link NoteError#NOTE_EXISTS}
     */
    @Transactional
    void add(Caller caller, String hash, String text) {
        PublishedVideo video = videos.lockForUpdate(hash, Viewer.of(caller));
        if (!notes.add(caller.channelId(), video.id(), text)) {
            throw NoteError.NOTE_EXISTS.exception();
        }
        mails.send(video);
    }
}
