package io.vireo.auth;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /.well-known/jwks.json}: the public keys that verify tokens, as a JWK set (RFC 7517), without the envelope of the other
 * responses.
 */
@Path("/.well-known/jwks.json")
@RequestScoped
public class JwksResource {
    /** A new key must be published for longer than this before it is used for signing, see docs/keys.md. */
    private static final String CACHE_CONTROL = "public, max-age=300";

    @Inject
    SigningKeys keys;

    /** 200 with the public keys. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Response keySet() {
        return Response.ok(keys.verificationKeys())
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }
}
