package io.vireo.video.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Where the bytes of a resumable upload are sent to. */
final class TusLocation {
    private TusLocation() {}

    /**
     * The answer with a {@code Location} that is relative to the request (RFC 3986, 5.2): only so it holds behind a proxy that takes a
     * prefix off the path, which the server does not know.
     *
     * @param answer with the path of the upload as its {@code Location}, if with any
     */
    static Response relative(Response answer, HttpServletRequest request) {
        String path = answer.getHeaderString(HttpHeaders.LOCATION);
        if (path == null) {
            return answer;
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        String reference = request.getRequestURI().endsWith("/") ? id : "files/" + id;
        return Response.fromResponse(answer)
                .header(HttpHeaders.LOCATION, null)
                .header(HttpHeaders.LOCATION, reference)
                .build();
    }
}
