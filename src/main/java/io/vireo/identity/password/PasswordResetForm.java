package io.vireo.identity.password;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The submitted form of the page {@code /reset} ({@code application/x-www-form-urlencoded} in UTF-8). */
record PasswordResetForm(String token, String password, String email) {
    /** Parses a form. A body that is not a form yields empty values. */
    static PasswordResetForm of(String body) {
        return new PasswordResetForm(value(body, "token"), value(body, "password"), value(body, "email"));
    }

    private static String value(String body, String name) {
        for (String field : body.split("&")) {
            if (field.startsWith(name + "=")) {
                String decoded = decode(field.substring(name.length() + 1));
                return decoded == null ? "" : decoded;
            }
        }
        return "";
    }

    private static @Nullable String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null; // malformed percent encoding
        }
    }

    /** Omits the values, which are secrets. */
    @Override
    public String toString() {
        return "PasswordResetForm[REDACTED]";
    }
}
