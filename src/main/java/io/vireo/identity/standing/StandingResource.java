package io.vireo.identity.standing;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.identity.ChannelStandings;
import io.vireo.identity.Channels;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}/standing}: shows and changes the standing of a channel. */
@Path("/c/{name}/standing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MODERATOR)
public class StandingResource {
    @Inject
    Channels channels;

    @Inject
    StandingService standingService;

    @Inject
    ChannelStandings standings;

    /** 200 with the standing, its reason and its end; 404 {@code "channel"}. */
    @GET
    public ApiResponse standing(@PathParam("name") String name) {
        return ApiResponse.of(standings.of(channels.anyByName(name).id()));
    }

    /** 200 with the standing; 403 {@code "not-allowed"} for a moderator or administrator; 404 {@code "channel"}. */
    @PUT
    public ApiResponse change(
            @PathParam("name") String name, @Valid StandingRequest request, @Context SecurityContext security) {
        long channelId = channels.anyByName(name).id();
        standingService.change(Caller.of(security), channelId, request);
        return ApiResponse.of(standings.of(channelId));
    }
}
