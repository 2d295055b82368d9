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
 * A serialized JSON response with its entity tag. The tag is weak because the same response is sent compressed and uncompressed (RFC
 * 9110, section 8.8.1). Clients may cache it but must revalidate.
 */
public final class CacheableJson {
    /** {@code Cache-Control} of responses that may change at any time and have an entity tag: caches store them, but revalidate. */
    public static final String REVALIDATE = "no-cache";

    private static final int TAG_BYTES = 12;

    private final byte[] json;
    private final EntityTag tag;

    private CacheableJson(byte[] json, EntityTag tag) {
        this.json = json;
        this.tag = tag;
    }

    /**
     * Wraps serialized JSON.
     *
     * @param json UTF-8 bytes of an object with the key {@code response}; the array must not be modified afterwards
     */
    public static CacheableJson of(byte[] json) {
        return new CacheableJson(json, new EntityTag(digest(json), true));
    }

    /** Returns the serialized JSON. */
    public byte[] json() {
        return json;
    }

    public EntityTag tag() {
        return tag;
    }

    /** Returns 200 with the body, or 304 if the client's copy is current, with all headers of either. */
    public Response.ResponseBuilder respond(Request request) {
        Response.@Nullable ResponseBuilder unchanged = unchanged(request, tag);
        return unchanged != null
                ? unchanged
                : Response.ok(json, MediaType.APPLICATION_JSON_TYPE)
                        .tag(tag)
                        .header(HttpHeaders.CACHE_CONTROL, REVALIDATE);
    }

    /** Returns 304 if {@code If-None-Match} matches the tag, otherwise null. */
    public static Response.@Nullable ResponseBuilder unchanged(Request request, EntityTag tag) {
        Response.ResponseBuilder outcome = preconditions(request, tag);
        if (outcome == null) {
            return null;
        }
        if (outcome.build().getStatus() != Response.Status.NOT_MODIFIED.getStatusCode()) {
            throw CommonError.PRECONDITION_FAILED.exception();
        }
        return outcome.header(HttpHeaders.CACHE_CONTROL, REVALIDATE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** As {@link Request#evaluatePreconditions(EntityTag)}; throws {@link CommonError#BAD_REQUEST} for a malformed list of tags. */
    public static Response.@Nullable ResponseBuilder preconditions(Request request, EntityTag tag) {
        try {
            return request.evaluatePreconditions(tag);
        } catch (ProcessingException e) {
            throw CommonError.BAD_REQUEST.exception();
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
