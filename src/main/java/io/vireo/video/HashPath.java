package io.vireo.video;

import io.vireo.http.ErrorCode;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The public ids of videos (hash paths): 7 random characters of {@code a-z0-9}. */
@Component
public class HashPath {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 7;
    private static final int KEY_LENGTH = 16;
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]{7}");

    @Inject
    SecureRandom random;

    String random() {
        return random(LENGTH);
    }

    /** Returns a new key of an unlisted video. Unlike a hash path it cannot be guessed: 82 bits. */
    String randomKey() {
        return random(KEY_LENGTH);
    }

    private String random(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    /**
     * Checks the syntax of a hash path before it is used in a query or a file name.
     *
     * @param otherwise the error code for a text that is not a hash path
     */
    public static void require(String text, ErrorCode otherwise) {
        if (!SYNTAX.matcher(text).matches()) {
            throw otherwise.exception();
        }
    }
}
