package io.vireo.mail;

import java.util.regex.Pattern;

/** Makes e-mail addresses unreadable where a stranger may read: in logs, and in what a mail server says. */
public final class EmailRedactor {
    /** The first character, which stays, the rest of the local part, and the domain. */
    private static final Pattern ADDRESS = Pattern.compile("([^\\s<>\"'(),:;@])[^\\s<>\"'(),:;@]*@(?=[^\\s@])");

    private EmailRedactor() {}

    /** The text with {@code ada@example.org} as {@code a***@example.org}, and each control character a blank. */
    public static String redact(String text) {
        return ADDRESS.matcher(text).replaceAll("$1***@").replaceAll("\\p{Cntrl}+", " ");
    }
}
