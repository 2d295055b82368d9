package io.vireo.video.quota;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import io.vireo.identity.Channels;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}/quota}: sets the quotas of one channel. */
@Path("/c/{name}/quota")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuotaResource {
    @Inject
    Channels channels;

    @Inject
    QuotaChangeService changes;

    @Inject
    QuotaService quotas;

    @Inject
    ClientAddress clientAddress;

    /**
     * 200 with the usage and the quotas of the channel; 404 {@code "channel"}. A wrong password counts as a failed sign-in: 402 (or 401),
     * 403 during a lockout.
     */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    public ApiResponse change(
            @PathParam("name") String name,
            @Valid QuotaRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        long channelId = channels.anyByName(name).id();
        changes.change(Caller.of(security), channelId, request, clientAddress.of(http));
        return ApiResponse.of(quotas.usage(channelId));
    }
}
