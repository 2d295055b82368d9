package io.vireo.moderation.decision;

import io.vireo.mail.MailTemplate;

/** The templates of the mails of moderation. The comment on each constant lists the values that the template requires. */
enum ModerationMailTemplate implements MailTemplate {
    /** {@code username}, {@code title}, {@code what}, {@code reason}; sent to the owner of the subject. */
    MODERATION_DECISION,
    /** {@code username}, {@code title}, {@code what}; sent to the reporters. */
    REPORT_DECIDED
}
