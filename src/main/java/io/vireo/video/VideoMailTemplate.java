package io.vireo.video;

import io.vireo.mail.MailTemplate;

/** The mails about videos, and the values that each needs. */
enum VideoMailTemplate implements MailTemplate {
    /** {@code username}, {@code title}, {@code link}. */
    VIDEO_PUBLISHED
}
