package io.vireo.search;

import io.vireo.http.Answer;
import io.vireo.http.Reason;
import io.vireo.video.UniversalBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** {@code /search}. */
@Path("/search/{type}/{query: .+}")
@RequestScoped
public class SearchResource {
    @Inject
    SearchRepository repository;

    /** 200 with the videos, then the channels ({@code all}), or the channels alone; 400 {@code "bad-search-type"}. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Answer search(@PathParam("type") String type, @PathParam("query") String text) {
        Query query = Query.of(text);
        return switch (type) {
            case "all" ->
                Answer.of(Stream.concat(videos(query).stream(), channels(query).stream())
                        .toList());
            case "channel" -> Answer.of(channels(query));
            default -> throw Reason.BAD_SEARCH_TYPE.refusal();
        };
    }

    private List<UniversalBody> videos(Query query) {
        return query.words().isEmpty() ? List.of() : repository.videos(query);
    }

    private List<UniversalBody> channels(Query query) {
        return query.words().isEmpty() ? List.of() : repository.channels(query);
    }
}
