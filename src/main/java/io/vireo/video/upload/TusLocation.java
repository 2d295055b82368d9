package io.vireo.video.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Builds the URLs of resumable uploads. */
final class TusLocation {
    private TusLocation() {}

    /**
     * Returns the response with its {@code Location} made relative to the request (RFC 3986, 5.2), which is correct also behind a proxy
     * that removes a path prefix unknown to the server.
     *
     * @param response a response; its {@code Location}, if present, is the path of the upload
     */
    static Response relative(Response response, HttpServletRequest request) {
        String path = response.getHeaderString(HttpHeaders.LOCATION);
        if (path == null) {
            return response;
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        String reference = request.getRequestURI().endsWith("/") ? id : "files/" + id;
        return Response.fromResponse(response)
                .header(HttpHeaders.LOCATION, null)
                .header(HttpHeaders.LOCATION, reference)
                .build();
    }
}
