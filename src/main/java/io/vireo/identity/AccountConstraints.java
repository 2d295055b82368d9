package io.vireo.identity;

import java.util.regex.Pattern;

/** What the values of an account look like, as regular expressions: for sign-up, and for rows that were made elsewhere. */
public final class AccountConstraints {
    /** None of the characters that the contract names, no control characters. */
    public static final String PLAIN = "[^/*()\\\\:{}|<>\\p{Cntrl}\\x{80}-\\x{9F}]*";

    /**
     * Inside of a character class: control, format, private and unassigned characters, the other default-ignorable code points of
     * Unicode, and letters and symbols that are drawn as a blank. As in V246__fill_visible_names.sql.
     */
    public static final String INVISIBLE =
            "\\p{C}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
                    + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{16FE4}\\x{1D159}\\x{E0000}-\\x{E0FFF}";

    /** Something of it can be seen. */
    public static final String NOT_BLANK = "(?s).*[^\\s\\h\\v" + INVISIBLE + "].*";

    /** Survives as one segment of a URL path, and cannot be mistaken for another name: no blanks at its ends, not "." or "..". */
    public static final String PATH_SEGMENT = "(?!\\.{1,2}$)[^\\p{C}\\s\\h\\v]([^\\p{C}\\v\\t]*[^\\p{C}\\s\\h\\v])?";

    /** Clients remove segments of dots from a path, and people take them for an ellipsis: no path reaches such a name reliably. */
    public static final String NOT_DOTS_ALONE = "(?!\\.+$).*";

    /** A bcrypt hash that a password can be compared with, {@code $2b$14$…} say. */
    public static final String BCRYPT = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    private static final Pattern INVISIBLES = Pattern.compile("[" + INVISIBLE + "]+");

    private AccountConstraints() {}

    /** What people see of a name: names that differ in nothing else may not both be chosen. */
    static String visible(String name) {
        return INVISIBLES.matcher(name).replaceAll("");
    }
}
