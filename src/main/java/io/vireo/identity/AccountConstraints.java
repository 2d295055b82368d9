package io.vireo.identity;

/** What the values of an account look like, as regular expressions: for sign-up, and for rows that were made elsewhere. */
public final class AccountConstraints {
    /** None of the characters that the contract names, no control characters. */
    public static final String PLAIN = "[^/*()\\\\:{}|<>\\p{Cntrl}\\x{80}-\\x{9F}]*";

    /** Survives as one segment of a URL path, and cannot be mistaken for another name: no blanks at its ends, not "." or "..". */
    public static final String PATH_SEGMENT = "(?!\\.{1,2}$)[^\\p{C}\\s\\h\\v]([^\\p{C}\\v\\t]*[^\\p{C}\\s\\h\\v])?";

    /** A bcrypt hash that a password can be compared with, {@code $2b$14$…} say. */
    public static final String BCRYPT = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    private AccountConstraints() {}
}
