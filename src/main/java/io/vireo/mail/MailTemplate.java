package io.vireo.mail;

import java.util.Locale;
import java.util.Set;

/**
 * The template of a mail. Each feature defines an enum that implements this interface; there is no central list.
 *
 * <p>The texts of a constant {@code WELCOME} are the Mustache templates {@code mail/welcome.txt}, whose first line is the subject, and
 * {@code mail/welcome.html} on the class path.
 */
public interface MailTemplate {
    /** Returns the name, unique among all features: upper-case letters and underscores, at most 32 characters. */
    String name();

    /** Returns the names of the values that a mail must have, which are the placeholders that the template files may contain. */
    Set<String> parameters();

    /** Returns the base name of the two template files. */
    default String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
