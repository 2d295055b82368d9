package io.vireo.http.error;

import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps errors raised by Jersey itself (404, 405, 406, 415, …) to the API's error format. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException exception) {
        Response original = exception.getResponse();
        if (original.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return original;
        }
        ErrorCode reason = CommonError.ofStatus(original.getStatus());
        Response.ResponseBuilder response = Response.status(original.getStatus())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(reason.exception().response());
        if (original.getHeaderString(HttpHeaders.ALLOW) != null) {
            response.header(HttpHeaders.ALLOW, original.getHeaderString(HttpHeaders.ALLOW));
        }
        return response.build();
    }
}
