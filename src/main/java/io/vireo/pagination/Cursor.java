package io.vireo.pagination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.http.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The opaque text form of a keyset position: the sort keys of the last entry of a page, authenticated by a MAC (HMAC-SHA-256, truncated to
 * half) over the keys and the name of the list. Clients can neither forge nor modify a cursor, nor use it with another list. The keys are
 * not confidential.
 */
final class Cursor {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    private Cursor() {}

    /**
     * Encodes a cursor.
     *
     * @param list the name of the list, including everything that determines its content and order
     * @param keys the sort keys of the last entry of the page
     */
    static String write(SecretKey secret, String list, List<String> keys) {
        byte[] payload = encode(keys);
        byte[] mac = mac(secret, list, payload);
        byte[] sealed = Arrays.copyOf(mac, mac.length + payload.length);
        System.arraycopy(payload, 0, sealed, mac.length, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Decodes a cursor.
     *
     * @param list the name of the list
     * @return the keys that were passed to {@link #write}
     * @throws ApiException {@code invalid-field} {@code after} if the text is not a cursor of this list
     */
    static List<String> read(SecretKey secret, String list, String text) {
        byte[] sealed = decode(text);
        byte[] mac = Arrays.copyOf(sealed, MAC_BYTES);
        byte[] payload = Arrays.copyOfRange(sealed, MAC_BYTES, sealed.length);
        if (!MessageDigest.isEqual(mac, mac(secret, list, payload))) {
            throw invalidCursor();
        }
        return keys(payload);
    }

    private static ApiException invalidCursor() {
        return ApiException.invalidField(Paginator.AFTER);
    }

    /** Decodes canonical Base64 only, because Base64 allows several texts for the same bytes. */
    private static byte[] decode(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length >= MAC_BYTES
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(sealed)
                            .equals(text)) {
                return sealed;
            }
        } catch (IllegalArgumentException e) {
            // rejected below, like every other invalid cursor
        }
        throw invalidCursor();
    }

    private static byte[] mac(SecretKey secret, String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] name = list.getBytes(UTF_8);
            mac.update((byte) (name.length >> 8));
            mac.update((byte) name.length);
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    private static byte[] encode(List<String> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String key : keys) {
                out.writeUTF(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> keys(byte[] payload) {
        List<String> keys = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            while (in.available() > 0) {
                keys.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Truncated cursor payload", e);
        }
        return List.copyOf(keys);
    }
}
