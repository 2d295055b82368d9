package io.vireo.web.watch;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.rating.Rating;
import io.vireo.rating.RatingService;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** {@code /rate/{hash}}: the form behind the buttons Like and Dislike of the watch page. */
@WebPage
@Path("/rate/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class RatePageResource {
    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Rejections rejections;

    @Inject
    RatingService ratings;

    /** 303 to the watch page: here the visitor arrives after signing in. */
    @GET
    public Response show(@PathParam("hash") String hash) {
        return pages.redirect(WatchLink.of(hash, visit)).build();
    }

    /** 303 to the watch page; 303 to the sign-in page; 403, 404 or 429 with the reason. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response rate(@PathParam("hash") String hash, InputStream body) throws IOException {
        Caller caller = visit.requireCaller();
        FormData form = FormData.read(body);
        try {
            visit.requireActiveCaller();
            ratings.rate(caller, hash, visit.credentials().key(), rating(form.get("rating")));
            return pages.redirect(WatchLink.of(hash, visit) + "#" + WatchDeeds.REGION)
                    .build();
        } catch (ApiException e) {
            return rejections.page(e, WatchLink.of(hash, visit));
        }
    }

    private static Rating rating(String key) {
        return switch (key) {
            case "like" -> Rating.LIKE;
            case "dislike" -> Rating.DISLIKE;
            default -> Rating.NONE;
        };
    }
}
