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
 * The text form of a place in a list: the sort keys of the last entry before it, sealed by a MAC (HMAC-SHA-256, half of it) over them
 * and the name of the list. Whoever has no key can neither make nor change one, nor use it in another list. The keys are not secret
 * from who has the cursor.
 */
final class Cursor {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    private Cursor() {}

    /**
     * @param list names the list, with everything that decides what is in it and in which order
     * @param keys the sort keys of the last entry shown
     */
    static String write(SecretKey secret, String list, List<String> keys) {
        byte[] place = encode(keys);
        byte[] mac = mac(secret, list, place);
        byte[] sealed = Arrays.copyOf(mac, mac.length + place.length);
        System.arraycopy(place, 0, sealed, mac.length, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The keys that {@link #write} was given for that list; refuses everything else as an invalid field {@code after}. */
    static List<String> read(SecretKey secret, String list, String text) {
        byte[] sealed = decode(text);
        byte[] mac = Arrays.copyOf(sealed, MAC_BYTES);
        byte[] place = Arrays.copyOfRange(sealed, MAC_BYTES, sealed.length);
        if (!MessageDigest.isEqual(mac, mac(secret, list, place))) {
            throw refusal();
        }
        return keys(place);
    }

    private static ApiException refusal() {
        return ApiException.invalidField(Pages.AFTER);
    }

    /** Only the one text that {@link #write} makes of these bytes: Base64 leaves room for others. */
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
            // refused below, like everything that is no cursor
        }
        throw refusal();
    }

    private static byte[] mac(SecretKey secret, String list, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] name = list.getBytes(UTF_8);
            mac.update((byte) (name.length >> 8));
            mac.update((byte) name.length);
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(place), MAC_BYTES);
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

    private static List<String> keys(byte[] place) {
        List<String> keys = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(place))) {
            while (in.available() > 0) {
                keys.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A sealed cursor is not whole", e);
        }
        return List.copyOf(keys);
    }
}
