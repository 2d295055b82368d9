package io.vireo.identity;

import io.vireo.mail.MailTemplate;

/** The templates of the mails about an account. The comment on each constant lists the values that the template requires. */
public enum IdentityMailTemplate implements MailTemplate {
    /** {@code username}, {@code link}, {@code time}. */
    WELCOME,
    /** {@code username}, {@code link}, {@code time}; sent to the new address of an account. */
    CONFIRM_ADDRESS,
    /** {@code username}, {@code address}; sent to the current address, with the new address redacted. */
    ADDRESS_CHANGING,
    /** {@code username}, {@code link}, {@code time}. */
    PASSWORD_FORGOTTEN,
    /** {@code username}. */
    PASSWORD_CHANGED,
    /** {@code username}. */
    SIGN_IN_BLOCKED,
    /** {@code username}. */
    ACCOUNT_DELETED
}
