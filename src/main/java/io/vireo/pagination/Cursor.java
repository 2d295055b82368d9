package io.vireo.pagination;

import io.vireo.http.ApiException;
import io.vireo.platform.crypto.Seal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * The opaque text form of a keyset position: the sort keys of the last entry of a page, sealed to the name of the list. Clients can
 * neither forge nor modify a cursor, nor use it with another list. The keys are not confidential.
 */
final class Cursor {
    private Cursor() {}

    /**
     * Encodes a cursor.
     *
     * @param list the name of the list, including everything that determines its content and order
     * @param keys the sort keys of the last entry of the page
     */
    static String write(SecretKey secret, String list, List<String> keys) {
        return new Seal(secret).seal(list, encode(keys));
    }

    /**
     * Decodes a cursor.
     *
     * @param list the name of the list
     * @return the keys that were passed to {@link #write}
     * @throws ApiException {@code invalid-field} {@code after} if the text is not a cursor of this list
     */
    static List<String> read(SecretKey secret, String list, String text) {
        return keys(new Seal(secret).open(list, text).orElseThrow(() -> ApiException.invalidField(Paginator.AFTER)));
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
