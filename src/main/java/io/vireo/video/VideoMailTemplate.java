package io.vireo.video;

import io.vireo.mail.MailTemplate;

/** The templates of the mails about videos. The comment on each constant lists the values that the template requires. */
enum VideoMailTemplate implements MailTemplate {
    /** {@code username}, {@code title}, {@code link}. */
    VIDEO_PUBLISHED
}
