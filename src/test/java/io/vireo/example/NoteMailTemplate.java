package io.vireo.example;

import io.vireo.mail.MailTemplate;

/** The mails about notes: {@code mail/note-added.txt} and {@code mail/note-added.html}. */
enum NoteMailTemplate implements MailTemplate {
    /** Parameters: {@code username}, {@code title}. */
    NOTE_ADDED
}
