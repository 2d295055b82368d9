package io.vireo.inbox;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NewestFirstPages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** {@code /me/inbox}: the notices to the caller. */
@Path("/me/inbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class InboxResource {
    @Inject
    InboxService inbox;

    @Inject
    NewestFirstPages pages;

    /** 200 with entries, newest first, at most 100; 400 with an invalid {@code limit} or {@code after}. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        return pages.respond(uri, "inbox of " + caller, (after, limit) -> inbox.page(caller, after, limit));
    }

    /** 200 with the number of unread entries, at most 99. */
    @GET
    @Path("/unread")
    public Response unread(@Context SecurityContext security) {
        return Response.ok(ApiResponse.of(inbox.unread(Caller.of(security).channelId())))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** 200 with the number of entries that are unread now; 400 {@code invalid-field} {@code up-to}; 429. */
    @POST
    @Path("/read")
    @RequiresDiskSpace
    public ApiResponse read(@Valid ReadInboxRequest request, @Context SecurityContext security) {
        return ApiResponse.of(inbox.read(Caller.of(security).channelId(), request.upTo()));
    }
}
