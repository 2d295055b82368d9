package io.vireo.identity;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways to write one e-mail address whose domain is international (RFC 3490): {@code a@bücher.example} is
 * {@code a@xn--bcher-kva.example}. An address is kept in its canonical form, with the domain in Unicode, lower case; rows that were made
 * earlier or elsewhere may have any form.
 */
public final class EmailForms {
    private static final String ENCODED = "xn--";

    private EmailForms() {}

    /** The form to keep; an address of a plain ASCII domain, or of an impossible one, as it is. Null stays null. */
    public static @Nullable String canonical(@Nullable String address) {
        return address == null ? null : withDomain(address, EmailForms::unicode);
    }

    /** All forms that are the same address as this one, at least itself. */
    public static List<String> of(String address) {
        return Stream.of(address, withDomain(address, EmailForms::unicode), withDomain(address, IDN::toASCII))
                .distinct()
                .toList();
    }

    /** The form that limits and comparisons use. */
    public static String key(String address) {
        return withDomain(address, IDN::toASCII).toLowerCase(Locale.ROOT);
    }

    private static String withDomain(String address, UnaryOperator<String> form) {
        int domain = address.lastIndexOf('@') + 1;
        if (domain == 0 || !isInternational(address.substring(domain))) {
            return address;
        }
        try {
            return address.substring(0, domain) + form.apply(address.substring(domain));
        } catch (IllegalArgumentException e) {
            return address; // no such domain can be
        }
    }

    private static boolean isInternational(String domain) {
        return domain.chars().anyMatch(c -> c > 0x7F)
                || domain.toLowerCase(Locale.ROOT).contains(ENCODED);
    }

    private static String unicode(String domain) {
        return IDN.toUnicode(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
    }
}
