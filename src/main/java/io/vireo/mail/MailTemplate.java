package io.vireo.mail;

import java.util.Locale;

/** The mails that there are. The texts of {@code WELCOME} are {@code mail/welcome.txt}, its subject first, and {@code mail/welcome.html}. */
public enum MailTemplate {
    /** {@code username}, {@code link}, {@code time}. */
    WELCOME,
    /** {@code username}, {@code link}, {@code time}: to the new address of an account. */
    CONFIRM_ADDRESS,
    /** {@code username}, {@code address}: to the old one, with the new one masked. */
    ADDRESS_CHANGING,
    /** {@code username}, {@code link}, {@code time}. */
    PASSWORD_FORGOTTEN,
    /** {@code username}. */
    PASSWORD_CHANGED,
    /** {@code username}, {@code title}, {@code link}. */
    VIDEO_PUBLISHED,
    /** {@code username}. */
    SIGN_IN_BLOCKED,
    /** {@code username}. */
    ACCOUNT_DELETED;

    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
