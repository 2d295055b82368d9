package io.vireo.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A JSON answer ready to be sent, with its validator. The tag is weak, because the same answer goes out compressed and plain (RFC
 * 9110, 8.8.1); clients may keep the answer but ask whether it still holds.
 */
public final class CacheableJson {
    /** For everything that may change at any time and has a tag. */
    public static final String ASK_AGAIN = "no-cache";

    private static final int TAG_BYTES = 12;

    private final byte[] json;
    private final EntityTag tag;

    private CacheableJson(byte[] json, EntityTag tag) {
        this.json = json;
        this.tag = tag;
    }

    /** @param json in UTF-8, an object with the key {@code response}; it must not be changed any more */
    public static CacheableJson of(byte[] json) {
        return new CacheableJson(json, new EntityTag(digest(json), true));
    }

    /** The bytes that were given. */
    public byte[] json() {
        return json;
    }

    public EntityTag tag() {
        return tag;
    }

    /** 200 with it, or 304 if the client has it; with all headers of either. */
    public Response.ResponseBuilder answer(Request request) {
        Response.@Nullable ResponseBuilder unchanged = unchanged(request, tag);
        return unchanged != null
                ? unchanged
                : Response.ok(json, MediaType.APPLICATION_JSON_TYPE)
                        .tag(tag)
                        .header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
    }

    /** 304 if {@code If-None-Match} names the tag, otherwise null. */
    public static Response.@Nullable ResponseBuilder unchanged(Request request, EntityTag tag) {
        Response.ResponseBuilder outcome = preconditions(request, tag);
        if (outcome == null) {
            return null;
        }
        if (outcome.build().getStatus() != Response.Status.NOT_MODIFIED.getStatusCode()) {
            throw CommonError.PRECONDITION_FAILED.refusal();
        }
        return outcome.header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** As {@link Request#evaluatePreconditions(EntityTag)}; refuses with {@link CommonError#BAD_REQUEST} what is no list of tags. */
    public static Response.@Nullable ResponseBuilder preconditions(Request request, EntityTag tag) {
        try {
            return request.evaluatePreconditions(tag);
        } catch (ProcessingException e) {
            throw CommonError.BAD_REQUEST.refusal();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
