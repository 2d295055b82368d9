package io.vireo.video.quota;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /me/usage}: what the channel of the caller uses of its quotas. */
@Path("/me/usage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
    @Inject
    QuotaService quotas;

    /** 200 with bytes, uploads and their limits. */
    @GET
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse usage(@Context SecurityContext security) {
        return ApiResponse.of(quotas.usage(Caller.of(security).channelId()));
    }
}
