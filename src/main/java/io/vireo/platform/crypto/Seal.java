package io.vireo.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes into URL-safe texts that clients can neither forge nor modify: a MAC (HMAC-SHA-256, truncated to half) over context and
 * bytes, followed by the bytes. The bytes are not confidential.
 */
public final class Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    private final SecretKey secret;

    public Seal(byte[] secret) {
        this(new SecretKeySpec(secret, ALGORITHM));
    }

    public Seal(SecretKey secret) {
        this.secret = secret;
    }

    /**
     * Seals a payload.
     *
     * @param context what the text is for; it is valid in this context only
     */
    public String seal(String context, byte[] payload) {
        byte[] mac = mac(context, payload);
        byte[] sealed = Arrays.copyOf(mac, mac.length + payload.length);
        System.arraycopy(payload, 0, sealed, mac.length, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Returns the payload of a text that was sealed in this context; empty for every other text. */
    public Optional<byte[]> open(String context, String text) {
        byte[] sealed = decode(text);
        if (sealed.length < MAC_BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOfRange(sealed, MAC_BYTES, sealed.length);
        boolean valid = MessageDigest.isEqual(Arrays.copyOf(sealed, MAC_BYTES), mac(context, payload));
        return valid ? Optional.of(payload) : Optional.empty();
    }

    /** Decodes canonical Base64 only, because Base64 allows several texts for the same bytes; empty for other texts. */
    private static byte[] decode(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(text)) {
                return sealed;
            }
        } catch (IllegalArgumentException e) {
            // not Base64: like every other text that was not sealed here
        }
        return new byte[0];
    }

    private byte[] mac(String context, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] name = context.getBytes(UTF_8);
            mac.update((byte) (name.length >> 8));
            mac.update((byte) name.length);
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
