package io.vireo.identity;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts between the equivalent forms of an e-mail address with an internationalized domain (RFC 3490): {@code a@bücher.example} equals
 * {@code a@xn--bcher-kva.example}. Addresses are stored in canonical form, with the domain in Unicode and lower case; older and imported
 * rows may contain any form.
 */
public final class EmailForms {
    private static final String ENCODED = "xn--";

    private EmailForms() {}

    /** Returns the canonical form. An address with an ASCII domain or an invalid domain is returned unchanged, null as null. */
    public static @Nullable String canonical(@Nullable String address) {
        return address == null ? null : withDomain(address, EmailForms::unicode);
    }

    /** Returns all equivalent forms of an address; the list contains at least the address itself. */
    public static List<String> of(String address) {
        return Stream.of(address, withDomain(address, EmailForms::unicode), withDomain(address, IDN::toASCII))
                .distinct()
                .toList();
    }

    /** Returns the form under which rate limits and comparisons identify the address. */
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
            return address; // not a valid domain name
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
