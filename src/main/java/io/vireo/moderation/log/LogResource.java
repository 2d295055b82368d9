package io.vireo.moderation.log;

import io.vireo.auth.Roles;
import io.vireo.pagination.NumberedPages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /moderation/log}: what moderators, administrators and the operator have done. */
@Path("/moderation/log")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LogResource {
    @Inject
    ModerationLogRepository entries;

    @Inject
    NumberedPages pages;

    /** 200 with the entries, newest first, at most 100; 400 with an invalid {@code limit} or {@code after}. */
    @GET
    @RolesAllowed(Roles.MODERATOR)
    public Response log(@Context UriInfo uri) {
        return pages.respond(uri, ModerationLog.LIST, Long.MAX_VALUE, entries::page);
    }
}
