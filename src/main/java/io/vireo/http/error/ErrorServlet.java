package io.vireo.http.error;

import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.http.page.ErrorPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Renders the container's errors in the API's format, for browsers as a page. Errors outside of the REST application are dispatched here by {@code
 * error-page} in {@code web.xml}. A direct request is answered with 404.
 */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {
    static final String PATH = "/error-page";
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ErrorCode reason = status instanceof Integer code ? CommonError.ofStatus(code) : CommonError.NOT_FOUND;
        boolean unknownMethod = Objects.equals(status, HttpServletResponse.SC_NOT_IMPLEMENTED);
        response.setStatus(status instanceof Integer code && !unknownMethod ? code : reason.status());
        if (unknownMethod) {
            // all servlets outside of the REST application are read-only
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        }
        if (reason == CommonError.UNAVAILABLE) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(ServiceUnavailableException.RETRY_AFTER.toSeconds()));
        }
        if (!response.containsHeader(RequestIdFilter.HEADER)) {
            response.setHeader(
                    RequestIdFilter.HEADER, RequestIdFilter.newId()); // rejected before the filters of requests
        }
        Optional<ErrorPage> page = ErrorPage.of(
                response.getStatus(),
                response.getHeader(RequestIdFilter.HEADER),
                request.getMethod(),
                request::getHeader);
        if (page.isPresent()) {
            page.get().addTo(response::setHeader);
            response.getOutputStream().write(page.get().bytes());
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print(reason.toJson());
    }
}
