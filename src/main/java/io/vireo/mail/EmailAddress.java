package io.vireo.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address that may stand in a header and in an SMTP command.
 *
 * <p>Jakarta Mail checks the syntax but lets control characters pass, and it writes a character beyond ASCII into the command by its
 * lowest byte, which for U+010A is a line feed. So nothing invisible is taken, and the domain is put in its ASCII form.
 */
record EmailAddress(String address, @Nullable String name) {
    /** There can be no such address. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** An address alone, without a name. */
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

    /** {@code Name <address>} or an address alone. */
    static EmailAddress parse(String text) throws Unusable {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length == 1 && text.codePoints().noneMatch(Character::isISOControl)) {
                return new EmailAddress(of(parsed[0].getAddress()).address(), parsed[0].getPersonal());
            }
        } catch (AddressException e) {
            // answered below
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

    /** Whether the server must be told (SMTPUTF8, RFC 6531). */
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
