package io.vireo.rating;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.pagination.NewestFirstPages;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.video.PersonalEntries;
import io.vireo.video.UniversalBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /me/likes}: the videos that the caller likes. Only the caller sees them. */
@Path("/me/likes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LikedVideosResource {
    @Inject
    LikedVideoRepository liked;

    @Inject
    NewestFirstPages pages;

    @Inject
    PersonalEntries personalEntries;

    /** 200 with universal bodies, the last liked first, at most 100; 400 with an invalid {@code limit} or {@code after}. */
    @GET
    @RolesAllowed(Roles.CHANNEL)
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        return pages.respond(uri, "likes of " + caller, (after, limit) -> personal(caller, after, limit));
    }

    private List<Dated<UniversalBody>> personal(long caller, @Nullable Position after, int limit) {
        List<Dated<UniversalBody>> page = liked.page(caller, after, limit);
        List<UniversalBody> entries =
                personalEntries.of(caller, page.stream().map(Dated::entry).toList());
        return IntStream.range(0, page.size())
                .mapToObj(i -> new Dated<>(page.get(i).position(), entries.get(i)))
                .toList();
    }
}
