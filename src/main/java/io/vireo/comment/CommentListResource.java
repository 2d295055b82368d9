package io.vireo.comment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.identity.Channels;
import io.vireo.pagination.NumberedPages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The comments of several videos: what waits for the caller's approval, and all comments for moderators. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CommentListResource {
    @Inject
    CommentLists lists;

    @Inject
    NumberedPages pages;

    @Inject
    Channels channels;

    /** 200 with the held comments on the caller's videos, oldest first, at most 100. */
    @GET
    @Path("me/comments/held")
    @RolesAllowed(Roles.CHANNEL)
    public Response held(@Context UriInfo uri, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        return pages.respond(uri, "held comments", 0, (position, limit) -> lists.heldFor(caller, position, limit));
    }

    /** 200 with the comments of the site, newest first, at most 100; 400 with an invalid {@code state}; 404 {@code "channel"}. */
    @GET
    @Path("moderation/comments")
    @RolesAllowed(Roles.MODERATOR)
    public Response moderated(
            @QueryParam("state") @Nullable String state,
            @QueryParam("channel") @Nullable String channel,
            @Context UriInfo uri) {
        List<CommentState> states = CommentState.withText(state);
        long author = channel == null ? 0 : channels.anyByName(channel).id();
        String parameters = (state == null ? "" : "&state=" + state)
                + (channel == null ? "" : "&channel=" + URLEncoder.encode(channel, UTF_8));
        return pages.respond(
                uri,
                "comments in " + states + " of " + author,
                Long.MAX_VALUE,
                (position, limit) -> lists.moderated(states, author, position, limit),
                parameters);
    }
}
