package io.vireo.web;

import io.vireo.http.CommonError;
import io.vireo.http.GzipInterceptor;
import io.vireo.web.WebAssets.Asset;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /assets/{file}}: the style sheet, the scripts and the images of the pages. */
@WebPage
@Path("/assets/{file}")
@ApplicationScoped
@PermitAll
public class AssetResource {
    @Inject
    WebAssets assets;

    /** 200 with the asset, for ever; 404 for another version. */
    @GET
    public Response asset(
            @PathParam("file") String file, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String accepted) {
        Asset asset = assets.find(file).orElseThrow(CommonError.NOT_FOUND::exception);
        boolean compressed = GzipInterceptor.isAcceptedBy(accepted);
        Response.ResponseBuilder builder = Response.ok(compressed ? asset.gzip() : asset.content())
                .type(asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (compressed) {
            builder.header(HttpHeaders.CONTENT_ENCODING, GzipInterceptor.NAME);
        }
        return builder.build();
    }
}
