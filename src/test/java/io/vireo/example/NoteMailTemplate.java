package io.vireo.example;

import io.vireo.mail.MailTemplate;
import java.util.Set;

/** The mails about notes: {@code mail/note-added.txt} and {@code mail/note-added.html}. */
enum NoteMailTemplate implements MailTemplate {
    NOTE_ADDED;

    @Override
    public Set<String> parameters() {
        return Set.of("username", "title");
    }
}
