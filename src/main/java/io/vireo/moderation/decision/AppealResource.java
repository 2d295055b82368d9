package io.vireo.moderation.decision;

import io.vireo.auth.AllowedWhileRestricted;
import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /me/appeals}: the owner of a subject appeals against the decision about it. */
@Path("/me/appeals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AppealResource {
    @Inject
    AppealService appealService;

    /** 200 with the decision; 404 {@code "no-decision"}; 409 {@code "already-appealed"}; 429. Also for frozen and suspended channels. */
    @POST
    @RequiresDiskSpace
    @RolesAllowed(Roles.CHANNEL)
    @AllowedWhileRestricted
    public ApiResponse appeal(@Valid AppealRequest request, @Context SecurityContext security) {
        return ApiResponse.of(appealService.appeal(Caller.of(security), request));
    }
}
