package io.vireo.video.deletion;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code DELETE /v/{hashpath}}: deletes a video. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VideoDeletionResource {
    @Inject
    VideoDeletionService videoDeletionService;

    /** 200 {@code ""} after the row, the file and the images of a video, published or not, were removed; 403 {@code "not-owner"}; 404. */
    @DELETE
    @Path("v/{hashpath}")
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse delete(@PathParam("hashpath") String hash, @Context SecurityContext security) {
        videoDeletionService.delete(hash, Caller.of(security).channelId());
        return ApiResponse.EMPTY;
    }
}
