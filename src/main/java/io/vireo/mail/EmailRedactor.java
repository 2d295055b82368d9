package io.vireo.mail;

import java.util.regex.Pattern;

/** Redacts e-mail addresses in texts for logs, and in the responses of mail servers. */
public final class EmailRedactor {
    /** The first character of the local part, which is kept, and the other characters, which are replaced. */
    private static final Pattern ADDRESS = Pattern.compile("([^\\s<>\"'(),:;@])[^\\s<>\"'(),:;@]*@(?=[^\\s@])");

    private EmailRedactor() {}

    /** Returns the text with {@code ada@example.org} replaced by {@code a***@example.org}, and control characters by blanks. */
    public static String redact(String text) {
        return ADDRESS.matcher(text).replaceAll("$1***@").replaceAll("\\p{Cntrl}+", " ");
    }
}
