package io.vireo.video;

import io.vireo.account.ChannelError;
import io.vireo.account.Channels;
import io.vireo.account.ProfileChange;
import io.vireo.account.Profiles;
import io.vireo.http.Answer;
import io.vireo.http.NeedsRoom;
import io.vireo.token.Caller;
import io.vireo.token.Roles;
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

/** {@code /c/{name}}: a channel as everybody sees it, and what its owner changes. */
@Path("/c/{name}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {
    @Inject
    Channels channels;

    @Inject
    ChannelEntryRepository entries;

    @Inject
    Profiles profiles;

    /** 200 with the universal body; 404 {@code "channel"}. */
    @GET
    @PermitAll
    public Answer channel(@PathParam("name") String name) {
        return body(channels.idOf(name));
    }

    /** 200 with the universal body; 400 {@code "email"} if the address is taken; 403 {@code "not-owner"}; 404 {@code "channel"}. */
    @PATCH
    @NeedsRoom
    @RolesAllowed(Roles.CHANNEL)
    public Answer change(@PathParam("name") String name, @Valid ProfileChange wish, @Context SecurityContext security) {
        long channelId = channels.ownedBy(Caller.of(security), name).id();
        profiles.change(channelId, wish);
        return body(channelId);
    }

    private Answer body(long channelId) {
        return Answer.of(entries.find(channelId).orElseThrow(ChannelError.NO_CHANNEL::refusal));
    }
}
