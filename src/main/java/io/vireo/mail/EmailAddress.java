package io.vireo.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A validated e-mail address, safe to be used in a header and in an SMTP command.
 *
 * <p>Jakarta Mail validates the syntax but accepts control characters, and it truncates non-ASCII characters to their lowest byte in SMTP
 * commands, which turns U+010A into a line feed. Therefore invisible characters are rejected here and the domain is converted to its ASCII
 * form.
 */
record EmailAddress(String address, @Nullable String name) {
    /** Thrown for a text that is not a usable e-mail address. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Parses an address without a display name.
     *
     * @throws Unusable if the address is invalid
     */
    static EmailAddress of(String address) throws Unusable {
        int at = address.lastIndexOf('@');
        if (at <= 0 || address.codePoints().anyMatch(EmailAddress::isInvisible)) {
            throw new Unusable();
        }
        try {
            String ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            new InternetAddress(ascii, true).validate();
            return new EmailAddress(ascii, null);
        } catch (AddressException | IllegalArgumentException e) {
            throw new Unusable();
        }
    }

    /**
     * Parses {@code Name <address>} or a bare address.
     *
     * @throws Unusable if the address is invalid
     */
    static EmailAddress parse(String text) throws Unusable {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length == 1 && text.codePoints().noneMatch(Character::isISOControl)) {
                return new EmailAddress(of(parsed[0].getAddress()).address(), parsed[0].getPersonal());
            }
        } catch (AddressException e) {
            // rejected below
        }
        throw new Unusable();
    }

    private static boolean isInvisible(int character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || !Character.isDefined(character);
    }

    /** Returns whether sending requires the SMTP extension SMTPUTF8 (RFC 6531). */
    boolean needsUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(address);
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    InternetAddress header() {
        try {
            return new InternetAddress(address, name, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("This Java has no UTF-8", e);
        }
    }
}
