package io.vireo.identity;

import io.vireo.identity.password.PasswordHasher;
import java.util.regex.Pattern;

/**
 * Constraints for the values of an account, most of them regular expressions. They are checked at sign-up, and for rows that are imported
 * from the original service.
 */
public final class AccountConstraints {
    /** Contains neither the characters that the contract excludes nor control characters. */
    public static final String PLAIN = "[^/*()\\\\:{}|<>\\p{Cntrl}\\x{80}-\\x{9F}]*";

    /**
     * Content of a character class: control, format, private-use and unassigned characters, the other default-ignorable code points of
     * Unicode, and letters and symbols that render as a blank. Must be kept equal to V246__fill_visible_names.sql.
     */
    public static final String INVISIBLE =
            "\\p{C}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
                    + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{16FE4}\\x{1D159}\\x{E0000}-\\x{E0FFF}";

    /** Contains at least one visible character. */
    public static final String NOT_BLANK = "(?s).*[^\\s\\h\\v" + INVISIBLE + "].*";

    /** Can be used as one segment of a URL path without being altered: no leading or trailing white space, neither "." nor "..". */
    public static final String PATH_SEGMENT = "(?!\\.{1,2}$)[^\\p{C}\\s\\h\\v]([^\\p{C}\\v\\t]*[^\\p{C}\\s\\h\\v])?";

    /** Does not consist of dots alone: clients remove dot segments from a path, so such a name could not be addressed reliably. */
    public static final String NOT_DOTS_ALONE = "(?!\\.+$).*";

    /** A bcrypt hash that a password can be compared with, for example {@code $2b$14$…}. */
    public static final String BCRYPT = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    /** The maximum length of a password in UTF-8 bytes, the limit of bcrypt. */
    public static final int MAX_PASSWORD_BYTES = PasswordHasher.MAX_BYTES;

    private static final Pattern INVISIBLES = Pattern.compile("[" + INVISIBLE + "]+");

    private AccountConstraints() {}

    /**
     * Returns the visible form of a username. Usernames with the same visible form are duplicates of each other.
     *
     * @param name a username
     * @return the name without invisible characters
     */
    static String visible(String name) {
        return INVISIBLES.matcher(name).replaceAll("");
    }
}
