package io.vireo.video.catalogue;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.identity.ChannelError;
import io.vireo.identity.Channels;
import io.vireo.identity.ProfileService;
import io.vireo.identity.UpdateProfileRequest;
import io.vireo.video.UniversalBodySerializer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}}: the public data of a channel, and changes by its owner. */
@Path("/c/{name}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {
    @Inject
    Channels channels;

    @Inject
    CatalogueRepository entries;

    @Inject
    ProfileService profileService;

    /** 200 with the universal body; 404 {@code "channel"}. */
    @GET
    @PermitAll
    public byte[] channel(@PathParam("name") String name) {
        return body(channels.idOf(name));
    }

    /**
     * 200 with the universal body; 400 {@code "email"} if another account has the address; 403 {@code "not-owner"}; 404 {@code "channel"}.
     */
    @PATCH
    @RequiresDiskSpace
    @RolesAllowed(Roles.CHANNEL)
    public byte[] change(
            @PathParam("name") String name, @Valid UpdateProfileRequest request, @Context SecurityContext security) {
        long channelId = channels.ownedBy(Caller.of(security), name).id();
        profileService.change(channelId, request);
        return body(channelId);
    }

    private byte[] body(long channelId) {
        return UniversalBodySerializer.serialize(
                entries.channel(channelId).orElseThrow(ChannelError.NO_CHANNEL::exception));
    }
}
