package io.vireo.video.tag;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.video.TagName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /tags}: suggestions for a field of tags. */
@Path("/tags")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TagResource {
    private static final String PREFIX = "prefix";
    private static final int SUGGESTED = 10;

    @Inject
    TagSuggestionRepository tags;

    /**
     * 200 with at most 10 tags of public videos that begin with {@code prefix}, most used first; 400 {@code {"missing-field": "prefix"}}.
     */
    @GET
    public ApiResponse suggest(@QueryParam(PREFIX) @Nullable String prefix) {
        if (prefix == null) {
            throw ApiException.missingField(PREFIX);
        }
        return ApiResponse.of(tags.suggest(TagName.fold(prefix), SUGGESTED));
    }
}
