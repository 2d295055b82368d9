package io.vireo.example;

import io.vireo.identity.ChannelMails;
import io.vireo.mail.MailCategory;
import io.vireo.platform.Component;
import io.vireo.video.PublishedVideo;
import jakarta.inject.Inject;
import java.util.Map;

/** Notifies the owner of a video of a new note, unless the owner has unsubscribed. */
@Component
class NoteMails implements MailCategory {
    @Inject
    ChannelMails mails;

    @Override
    public String key() {
        return "notes";
    }

    void send(PublishedVideo video) {
        mails.sendIfWanted(video.channelId(), this, NoteMailTemplate.NOTE_ADDED, Map.of("title", video.title()));
    }
}
