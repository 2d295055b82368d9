package io.vireo.mail;

import java.util.Locale;

/**
 * A mail that a feature sends. Each feature has an enum of its own that implements this interface; there is no central list.
 *
 * <p>The texts of a constant {@code WELCOME} are {@code mail/welcome.txt}, whose first line is the subject, and {@code
 * mail/welcome.html} on the class path, in Mustache.
 */
public interface MailTemplate {
    /** Returns the name, unique among all features, in capitals and underscores; at most 32 characters. */
    String name();

    /** Returns the name of the two files without their ending. */
    default String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
