package io.vireo.moderation.decision;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
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

/** {@code /moderation/decisions}: decides about a subject. */
@Path("/moderation/decisions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
    @Inject
    DecisionService decisionService;

    /**
     * 200 with the decision; 403 {@code "not-allowed"} if the owner of the subject has no lower role, {@code "own-decision"} if it is an
     * appeal against the caller's own decision; 404 if the subject does not exist.
     */
    @POST
    @RolesAllowed(Roles.MODERATOR)
    public ApiResponse decide(@Valid DecisionRequest request, @Context SecurityContext security) {
        return ApiResponse.of(decisionService.decide(Caller.of(security), request));
    }
}
