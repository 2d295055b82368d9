package io.vireo.video;

import io.vireo.http.Answer;
import io.vireo.http.NeedsRoom;
import io.vireo.token.Caller;
import io.vireo.token.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code PATCH /v/{hashpath}}. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EditResource {
    @Inject
    Publishing publishing;

    /** 200 with the universal body as it is now; 400 when it names neither field; 403 {@code "not-owner"}; 404 {@code "no-video"}. */
    @PATCH
    @Path("v/{hashpath}")
    @NeedsRoom
    @RolesAllowed(Roles.CHANNEL)
    public Answer edit(@PathParam("hashpath") String hash, @Valid Edit edit, @Context SecurityContext security) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        edit.requireSomething();
        return Answer.of(publishing.edit(hash, Caller.of(security), edit).body());
    }
}
