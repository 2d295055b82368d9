package io.vireo.moderation.decision;

import io.vireo.mail.MailTemplate;
import java.util.Set;

/** The templates of the mails of moderation. */
enum ModerationMailTemplate implements MailTemplate {
    /** Sent to the owner of the subject. */
    MODERATION_DECISION("username", "title", "what", "reason"),
    /** Sent to the reporters. */
    REPORT_DECIDED("username", "title", "what");

    private final Set<String> parameters;

    ModerationMailTemplate(String... parameters) {
        this.parameters = Set.of(parameters);
    }

    @Override
    public Set<String> parameters() {
        return parameters;
    }
}
