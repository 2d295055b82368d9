package io.vireo.moderation.log;

import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.moderation.log.ModerationLogRepository.Numbered;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** {@code /moderation/log}: what moderators, administrators and the operator have done. */
@Path("/moderation/log")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LogResource {
    private static final String LIST = "moderation log";
    private static final int DEFAULT_LIMIT = 100;

    @Inject
    ModerationLogRepository entries;

    @Inject
    Paginator pages;

    /** 200 with the entries, newest first, at most 100; 400 with an invalid {@code limit} or {@code after}. */
    @GET
    @RolesAllowed(Roles.MODERATOR)
    public Response log(@Context UriInfo uri) {
        PageRequest request = pages.request(uri, LIST);
        int limit = request.limit().orElse(DEFAULT_LIMIT);
        long before = request.isFromTheBeginning()
                ? Long.MAX_VALUE
                : Long.parseLong(request.after().get(0));
        List<Numbered> found = entries.page(before, limit + 1);
        List<Numbered> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response =
                Response.ok(ApiResponse.of(page.stream().map(Numbered::entry).toList()));
        if (found.size() > limit) {
            response.header(
                    HttpHeaders.LINK,
                    pages.next(
                            uri,
                            limit,
                            LIST,
                            List.of(Long.toString(page.get(limit - 1).id()))));
        }
        return response.build();
    }
}
