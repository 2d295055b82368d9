package io.vireo.identity.password;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The form of the page {@code /reset}, as a browser sends it ({@code application/x-www-form-urlencoded} in UTF-8). */
record PasswordResetForm(String token, String password) {
    /** What is no such form has no token and no password. */
    static PasswordResetForm of(String body) {
        return new PasswordResetForm(value(body, "token"), value(body, "password"));
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
            return null; // a % without two digits
        }
    }

    /** A secret each. */
    @Override
    public String toString() {
        return "PasswordResetForm[REDACTED]";
    }
}
