package io.vireo.identity;

import io.vireo.mail.MailTemplate;

/** The mails about an account, and the values that each needs. */
public enum IdentityMailTemplate implements MailTemplate {
    /** {@code username}, {@code link}, {@code time}. */
    WELCOME,
    /** {@code username}, {@code link}, {@code time}: to the new address of an account. */
    CONFIRM_ADDRESS,
    /** {@code username}, {@code address}: to the old address, with the new one masked. */
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
