package io.vireo.video;

import io.vireo.mail.MailTemplate;
import java.util.Set;

/** The templates of the mails about videos. */
enum VideoMailTemplate implements MailTemplate {
    VIDEO_PUBLISHED;

    @Override
    public Set<String> parameters() {
        return Set.of("username", "title", "link");
    }
}
