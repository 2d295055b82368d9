package io.vireo.search;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** {@code /search/suggest}: completions for a search field. A class of its own, which precedes the page {@code /search/{query}}. */
@Path("/search/suggest")
@ApplicationScoped
public class SuggestResource {
    private static final String PREFIX = "prefix";

    @Inject
    SearchService service;

    /**
     * 200 with at most 10 titles and usernames in which a word begins with each word of {@code prefix}, best first; 400 {@code
     * {"missing-field": "prefix"}}.
     */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public ApiResponse suggest(@QueryParam(PREFIX) @Nullable String prefix) throws SQLException {
        if (prefix == null) {
            throw ApiException.missingField(PREFIX);
        }
        return ApiResponse.of(service.completions(prefix));
    }
}
