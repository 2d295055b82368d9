package io.vireo.moderation.report;

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

/** {@code /moderation/queue}: the subjects that wait for a decision. */
@Path("/moderation/queue")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
    @Inject
    QueueRepository queue;

    @Inject
    NumberedPages pages;

    /** 200 with the entries, oldest first, at most 100; 400 with an invalid {@code limit} or {@code after}. */
    @GET
    @RolesAllowed(Roles.MODERATOR)
    public Response queue(@Context UriInfo uri) {
        return pages.respond(uri, QueueService.LIST, 0, queue::page);
    }
}
